package org.ntklab.datasets.idx;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.problem.InvalidInputException;

/**
 * IDX as MNIST has it, {@code …-images-idx3-ubyte} or {@code ….idx}, {@code .gz} or not.
 *
 * <p>Keys: {@code labels}, the file of labels (the name of {@code file} with {@code labels} and
 * {@code idx1} in place of {@code images} and {@code idx3}); {@code test-file} and {@code
 * test-labels}, the official test part (none); {@code image}, whether examples keep their shape
 * {@code [1, height, width]} (false: vectors). Paths are relative to what {@code file} is relative
 * to.
 */
public final class IdxFormat implements FileFormat {
  private static final Pattern NAME =
      Pattern.compile(".*([-.]idx[0-9]-ubyte|\\.idx)(\\.gz)?", Pattern.CASE_INSENSITIVE);

  @Override
  public boolean accepts(String fileName) {
    return NAME.matcher(fileName).matches();
  }

  @Override
  public DataSource source(Path file, Options options) {
    int before = options.problems().count();
    boolean image = options.flag("image").orElse(false);
    Companions companions = new Companions(file, options);
    Path labels = companions.labels("labels", "file", file);
    Optional<Path> images = companions.given("test-file");
    Optional<IdxPart> test =
        images.map(i -> new IdxPart(i, companions.labels("test-labels", "test-file", i)));
    if (images.isEmpty() && options.has("test-labels")) {
      companions.given("test-labels");
      options.problem("test-labels", "needs 'test-file', the images that it belongs to");
    }
    options.node("test-labels");
    IdxPart training = new IdxPart(file, labels);
    boolean sound = options.problems().count() == before;
    return new IdxSource(training, test, image, sound ? digest(training, test, options) : "");
  }

  private static String digest(IdxPart training, Optional<IdxPart> test, Options options) {
    try {
      return "idx "
          + training.fingerprint()
          + test.map(part -> " test " + part.fingerprint()).orElse("");
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
      return "";
    }
  }
}
