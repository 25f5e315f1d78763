package org.ntklab.core.input;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * Decides whether a text names a file or a data set.
 *
 * <p>The longest beginning that is a file is the file, so that its name may hold anything; a file
 * in no known format that is called like a data set is passed over. Files are looked for in the
 * folder given and in the data folder.
 */
final class PlaceReader {
  private final ArrayFormats formats;
  private final Kinds<DataSource> sources;
  private final DataFolder dataFolder;

  @Inject
  PlaceReader(ArrayFormats formats, Kinds<DataSource> sources, DataFolder dataFolder) {
    this.formats = formats;
    this.sources = sources;
    this.dataFolder = dataFolder;
  }

  /**
   * Takes a text apart.
   *
   * @throws InvalidInputException when it is neither a file nor a data set
   */
  InputText read(String option, String text, Path folder) {
    List<String> places = InputText.places(text);
    for (String place : places) {
      Optional<Path> file = dataFolder.find(place, folder);
      if (file.isPresent() && (formats.accept(place) || !sources.names().contains(place))) {
        return InputText.of(option, text, place, file);
      }
    }
    Optional<String> meant = places.stream().filter(formats::accept).findFirst();
    if (meant.isPresent()) {
      throw invalid(
          option,
          text,
          "there is no such file; looked for "
              + dataFolder.candidates(meant.get(), folder).stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(" and ")));
    }
    String name = InputText.name(text);
    if (!sources.names().contains(name)) {
      throw invalid(option, text, "is no file, and " + sources.unknown(name));
    }
    return InputText.of(option, text, name, Optional.empty());
  }

  private static InvalidInputException invalid(String option, String text, String message) {
    return new InvalidInputException(Problem.of(option + " " + text, message));
  }
}
