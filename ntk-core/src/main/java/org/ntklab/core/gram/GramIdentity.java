package org.ntklab.core.gram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ntklab.core.linalg.Matrix;

/**
 * Which Gram a file holds, as its metadata says.
 *
 * @param text what the caller says it depends on besides the examples
 * @param kernels names in order
 * @param storage how entries stand in the file
 * @param shape of the whole, also in a part
 * @param x digest of the examples of the rows
 * @param x2 digest of those of the columns; empty if they are the same
 */
record GramIdentity(
    String text,
    List<String> kernels,
    Storage storage,
    GramShape shape,
    String x,
    Optional<String> x2) {
  private static final String TEXT = "ntk.identity";
  private static final String SYMMETRIC = "ntk.symmetric";
  private static final String ROWS = "ntk.rows";
  private static final String X = "ntk.x";
  private static final String X2 = "ntk.x2";

  /** Characters before the first difference of two texts that are shown. */
  private static final int CONTEXT = 25;

  /** Keys of the metadata that say which Gram it is. */
  static final List<String> KEYS = List.of(TEXT, SYMMETRIC, ROWS, X, X2);

  /** The Gram that is asked for. Time: one pass over the examples. */
  static GramIdentity of(GramTiles tiles, GramTarget target) {
    return new GramIdentity(
        target.identity(),
        tiles.kernels(),
        target.storage(),
        GramShape.of(tiles),
        ExamplesDigest.of(target.x(), tiles.rows()),
        target.x2().map(x2 -> ExamplesDigest.of(x2, tiles.columns())));
  }

  /** The Gram of a file; empty if another program wrote it, which does not say. */
  static Optional<GramIdentity> of(GramSchema schema) {
    Map<String, String> metadata = schema.metadata();
    if (!metadata.keySet().containsAll(List.of(TEXT, SYMMETRIC, ROWS, X))) {
      return Optional.empty();
    }
    try {
      int rows = Integer.parseInt(metadata.get(ROWS));
      return Optional.of(
          new GramIdentity(
              metadata.get(TEXT),
              schema.kernels(),
              schema.storage(),
              new GramShape(rows, schema.columns(), isSymmetric(schema)),
              metadata.get(X),
              Optional.ofNullable(metadata.get(X2))));
    } catch (IllegalArgumentException e) {
      // Somebody else's number of rows, or of columns.
      return Optional.empty();
    }
  }

  /** Whether a file says that its Gram is symmetric. */
  static boolean isSymmetric(GramSchema schema) {
    return Boolean.parseBoolean(schema.metadata().get(SYMMETRIC));
  }

  /** The table of its file. */
  GramSchema schema(Map<String, String> moreMetadata) {
    Map<String, String> metadata = new TreeMap<>(moreMetadata);
    metadata.put(TEXT, text);
    metadata.put(SYMMETRIC, Boolean.toString(shape.symmetric()));
    metadata.put(ROWS, Integer.toString(shape.rows()));
    metadata.put(X, x);
    x2.ifPresent(digest -> metadata.put(X2, digest));
    return new GramSchema(kernels, shape.columns(), storage, metadata);
  }

  /**
   * In what it differs from the Gram that is asked for, examples left aside; empty if in nothing.
   */
  List<String> differences(GramIdentity asked) {
    List<String> differences = new ArrayList<>();
    compareTexts(differences, text, asked.text);
    compare(differences, "kernels", kernels, asked.kernels);
    compare(differences, "storage", storage, asked.storage);
    compare(differences, "symmetric", shape.symmetric(), asked.shape.symmetric());
    return differences;
  }

  /** Whether its examples are the first of those asked for, in rows and columns, or all of them. */
  boolean isBeginningOf(GramTarget asked) {
    return isBeginning(x, shape.rows(), asked.x())
        && (shape.symmetric()
            ? asked.x2().isEmpty()
            : isBeginning(x2.orElse(""), shape.columns(), asked.x2().orElse(asked.x())));
  }

  private static boolean isBeginning(String digest, int count, Matrix examples) {
    return count <= examples.rows() && digest.equals(ExamplesDigest.of(examples, count));
  }

  /** Identities may be long: from where they begin to differ. */
  private static void compareTexts(List<String> differences, String found, String asked) {
    int shorter = Math.min(found.length(), asked.length());
    int common = 0;
    while (common < shorter && found.charAt(common) == asked.charAt(common)) {
      common++;
    }
    int from = Math.max(0, common - CONTEXT);
    compare(differences, "identity", excerpt(found, from), excerpt(asked, from));
  }

  private static String excerpt(String text, int from) {
    int to = Math.min(text.length(), from + 3 * CONTEXT);
    return (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "");
  }

  private static void compare(List<String> differences, String what, Object found, Object asked) {
    if (!found.equals(asked)) {
      differences.add("%s is %s, asked for %s".formatted(what, found, asked));
    }
  }
}
