package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.problem.InvalidInputException;

/**
 * How far a Gram is, by the files that are there.
 *
 * @param done whether the file holds it; the rest has no meaning then
 * @param part what an interrupted computation left
 * @param known a Gram over the first of the examples, in the file
 */
record GramStanding(boolean done, Optional<GramExtent> part, Optional<GramExtent> known) {
  /**
   * Looks. When everything is to be computed anew, deletes the part.
   *
   * @throws InvalidInputException if the file or the part holds something else
   * @throws IOException if the part cannot be deleted
   */
  static GramStanding of(GramTarget target, GramIdentity asked) throws IOException {
    if (target.fresh()) {
      Files.deleteIfExists(target.part());
      return new GramStanding(false, Optional.empty(), Optional.empty());
    }
    Optional<GramExtent> part = part(target, asked);
    try {
      Optional<GramExtent> known = known(target, asked);
      boolean done = known.isPresent() && holds(known.get(), asked.shape());
      return new GramStanding(done, part, known);
    } catch (InvalidInputException e) {
      if (part.isPresent()) {
        // It was begun to replace that file.
        return new GramStanding(false, part, Optional.empty());
      }
      throw FileDecoding.invalid(
          target.file(),
          e.problems().get(0).message() + "; give another file, or replace it with --fresh");
    }
  }

  private static Optional<GramExtent> part(GramTarget target, GramIdentity asked) {
    if (!Files.exists(target.part())) {
      return Optional.empty();
    }
    Optional<GramExtent> part = GramExtent.ofPart(target.part());
    if (part.isPresent()) {
      Optional<GramIdentity> found = GramIdentity.of(part.get().schema());
      if (!found.equals(Optional.of(asked))) {
        throw FileDecoding.invalid(
            target.part(),
            "was begun for another Gram matrix: "
                + found.map(identity -> difference(identity, asked)).orElse("it does not say which")
                + "; ask for that one again, or begin anew with --fresh");
      }
    }
    return part;
  }

  private static Optional<GramExtent> known(GramTarget target, GramIdentity asked) {
    if (!Files.exists(target.file())) {
      return Optional.empty();
    }
    GramExtent file = GramExtent.ofFile(target.file());
    GramIdentity found =
        GramIdentity.of(file.schema())
            .orElseThrow(
                () -> FileDecoding.invalid(target.file(), "does not say which Gram it holds"));
    if (!holds(file, found.shape())) {
      throw FileDecoding.invalid(target.file(), "lacks rows of its Gram matrix");
    }
    if (!found.differences(asked).isEmpty() || !found.isBeginningOf(target)) {
      throw FileDecoding.invalid(
          target.file(), "holds another Gram matrix: " + difference(found, asked));
    }
    return Optional.of(file);
  }

  private static boolean holds(GramExtent file, GramShape shape) {
    return file.rows() == shape.rows() && file.schema().columns() == shape.columns();
  }

  private static String difference(GramIdentity found, GramIdentity asked) {
    List<String> differences = found.differences(asked);
    return differences.isEmpty()
        ? "it is %s over other examples, asked for %s".formatted(found.shape(), asked.shape())
        : String.join(", ", differences);
  }
}
