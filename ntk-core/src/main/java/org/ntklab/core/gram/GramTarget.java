package org.ntklab.core.gram;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ntklab.core.linalg.Matrix;

/**
 * The file that a Gram goes to, and which Gram it is. A file that holds the same one is not
 * computed again; one of the same identity whose examples are the first of these is appended to.
 *
 * @param file {@code FILE.arrow}; beside it {@code FILE.arrow.part} while it grows
 * @param identity everything besides the examples that an entry depends on: graph, parametrisation,
 *     precision, numerics. Texts are compared as they are
 * @param x [rows, features], the examples; not modified
 * @param x2 [columns, features], those of the columns; empty if the Gram is symmetric
 * @param storage how entries stand in the file
 * @param metadata further entries of the file's metadata, beside the provenance
 * @param fresh whether to compute everything anew and replace whatever is there
 */
public record GramTarget(
    Path file,
    String identity,
    Matrix x,
    Optional<Matrix> x2,
    Storage storage,
    Map<String, String> metadata,
    boolean fresh) {
  public GramTarget {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(x2, "x2");
    Objects.requireNonNull(storage, "storage");
    metadata = Map.copyOf(metadata);
    for (String key : GramIdentity.KEYS) {
      if (metadata.containsKey(key)) {
        throw new IllegalArgumentException("the metadata key " + key + " says which Gram it is");
      }
    }
  }

  /** A symmetric Gram in double precision, without further metadata. */
  public static GramTarget symmetric(Path file, String identity, Matrix x) {
    return new GramTarget(file, identity, x, Optional.empty(), Storage.FLOAT64, Map.of(), false);
  }

  /** A Gram between x and x2 in double precision, without further metadata. */
  public static GramTarget between(Path file, String identity, Matrix x, Matrix x2) {
    return new GramTarget(file, identity, x, Optional.of(x2), Storage.FLOAT64, Map.of(), false);
  }

  /** The same with another storage. */
  public GramTarget as(Storage other) {
    return new GramTarget(file, identity, x, x2, other, metadata, fresh);
  }

  /** The same with other further metadata. */
  public GramTarget with(Map<String, String> other) {
    return new GramTarget(file, identity, x, x2, storage, other, fresh);
  }

  /** The same, computed anew or not. */
  public GramTarget fresh(boolean anew) {
    return new GramTarget(file, identity, x, x2, storage, metadata, anew);
  }

  /** The file while it grows. */
  Path part() {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /** Held by the one program that writes it. */
  Path lock() {
    return file.resolveSibling(file.getFileName() + ".lock");
  }
}
