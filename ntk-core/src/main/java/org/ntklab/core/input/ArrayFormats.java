package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.Problems;

/** Opens the files among typed inputs with the contributed formats. */
final class ArrayFormats {
  private final Kinds<ArrayFormat> kinds;

  @Inject
  ArrayFormats(Kinds<ArrayFormat> kinds) {
    this.kinds = kinds;
  }

  /** Whether files of this name can be read. */
  boolean accept(String fileName) {
    return find(fileName).isPresent();
  }

  /**
   * Reads all of the array that a text names.
   *
   * @param input its place is a file
   * @param usual array of a file of several that is meant if none is named
   * @throws org.ntklab.core.problem.InvalidInputException when the file is in no known format or
   *     malformed, or an entry is not finite
   */
  NumericArray read(InputText input, String usual) {
    Path file = input.file().orElseThrow();
    ArrayFormat format =
        find(file.getFileName().toString())
            .orElseThrow(
                () ->
                    input.invalid(
                        "is a file in no known format; known: "
                            + String.join(", ", kinds.names())));
    NumericArray array = format.read(file, input.part(), usual);
    Optional<String> fault = FiniteEntries.fault(array.values());
    if (fault.isPresent()) {
      throw input.invalid(fault.get());
    }
    return array;
  }

  private Optional<ArrayFormat> find(String fileName) {
    return kinds.names().stream()
        .map(name -> kinds.find(name).orElseThrow().read(Options.none(new Problems())))
        .filter(format -> format.accepts(fileName))
        .findFirst();
  }
}
