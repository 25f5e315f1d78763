package org.ntklab.datasets.cifar;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.SetFolder;

/**
 * CIFAR-10, from the folder {@code cifar10} of the data folder: {@code data_batch_1.bin} … {@code
 * data_batch_5.bin} and {@code test_batch.bin}, packed ({@code .gz}) or not. Of the training
 * batches those are used that are there, in order; {@code image} keeps the shape {@code [3, 32,
 * 32]} (false: vectors of 3072, channel after channel).
 */
public final class Cifar10 implements Kind<DataSource> {
  private static final String NAME = "cifar10";
  private static final String TEST = "test_batch.bin";
  private static final int BATCHES = 5;
  private static final DataDescription DESCRIPTION =
      new DataDescription(
          NAME,
          "colour images of things and animals, 3 × 32 × 32 pixels of 0 to 255: 60000 rows, 3072"
              + " features, 10 classes; the last 10000 are the official test part; training"
              + " batches that are missing are left out",
          "Krizhevsky 2009; data_batch_1.bin … and test_batch.bin in the data folder's cifar10",
          "no licence text; its page asks that Krizhevsky 2009 be cited");

  private final SetFolder folder;
  private final Map<List<Path>, String> digests = new ConcurrentHashMap<>();

  /** With files of a data folder; it is looked at when the set is asked for. */
  @Inject
  public Cifar10(DataFolder data) {
    folder = SetFolder.of(data, NAME);
  }

  @Override
  public DataSource read(Options options) {
    boolean image = options.flag("image").orElse(false);
    List<Path> training =
        IntStream.rangeClosed(1, BATCHES)
            .mapToObj(batch -> folder.find(batch(batch)))
            .flatMap(Optional::stream)
            .toList();
    List<Path> test = folder.find(TEST).stream().toList();
    List<String> missing = new ArrayList<>();
    if (training.isEmpty()) {
      missing.add(batch(1) + " (to " + batch(BATCHES) + ")");
    }
    if (test.isEmpty()) {
      missing.add(TEST);
    }
    if (!missing.isEmpty()) {
      options.problem("", folder.missing(missing));
    }
    List<Path> files = Stream.concat(training.stream(), test.stream()).toList();
    return new CifarSource(DESCRIPTION, training, test, image, () -> digest(files));
  }

  private static String batch(int number) {
    return "data_batch_" + number + ".bin";
  }

  /** Digests of the unpacked files; taken once, since the cells of a grid all ask for them. */
  private String digest(List<Path> files) {
    return digests.computeIfAbsent(
        files,
        paths ->
            paths.stream()
                .map(file -> DataBytes.of(file).sha256())
                .collect(Collectors.joining("+", NAME + " sha256:", "")));
  }
}
