package org.ntklab.datasets.cifar;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.GivenFiles;

/**
 * Colour images in the binary form of CIFAR-10, {@code .bin} or {@code .bin.gz}: records of one
 * byte with the class and 3 × 32 × 32 of pixels.
 *
 * <p>Keys: {@code test-file}, the official test part (none); {@code image}, whether examples keep
 * their shape {@code [3, 32, 32]} (false: vectors). Paths are relative to what {@code file} is
 * relative to.
 */
public final class CifarFormat implements FileFormat {
  private static final Pattern NAME = Pattern.compile(".*\\.bin(\\.gz)?", Pattern.CASE_INSENSITIVE);

  @Override
  public boolean accepts(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  @Override
  public DataSource source(Path file, Options options) {
    boolean image = options.flag("image").orElse(false);
    Optional<Path> test = new GivenFiles(file, options).find("test-file");
    String digest = digest(file, test, options);
    DataDescription description =
        new DataDescription(
            file.toString(),
            "colour images in the form of CIFAR-10",
            file + test.map(path -> ", test part " + path).orElse(""),
            "the files' own");
    return new CifarSource(description, List.of(file), test.stream().toList(), image, () -> digest);
  }

  private static String digest(Path file, Optional<Path> test, Options options) {
    try {
      return "cifar sha256:"
          + DataBytes.of(file).sha256()
          + test.map(path -> " test sha256:" + DataBytes.of(path).sha256()).orElse("");
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
      return "";
    }
  }
}
