package org.ntklab.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.SetFolder;

/** The four files of a named set, in a folder of its name in the data folder. Safe for threads. */
final class IdxFolder {
  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";
  private static final List<String> NAMES =
      List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  private final SetFolder folder;
  private final DataDescription description;
  private final Map<List<IdxPart>, String> digests = new ConcurrentHashMap<>();

  /** A folder that need not be there before {@link #read}. */
  IdxFolder(DataFolder data, DataDescription description) {
    this.folder = SetFolder.of(data, description.name());
    this.description = description;
  }

  /** The set; missing files are a problem of the group, and the set can still describe itself. */
  DataSource read(Options options) {
    boolean image = options.flag("image").orElse(false);
    List<String> missing = NAMES.stream().filter(name -> !Files.isRegularFile(find(name))).toList();
    if (!missing.isEmpty()) {
      options.problem("", folder.missing(missing));
    }
    IdxPart training = new IdxPart(find(TRAIN_IMAGES), find(TRAIN_LABELS));
    IdxPart test = new IdxPart(find(TEST_IMAGES), find(TEST_LABELS));
    return new NamedIdx(this, description, training, test, image);
  }

  /** Digests of the unpacked files; taken once, since the cells of a grid all ask for them. */
  String digests(IdxPart training, IdxPart test) {
    return digests.computeIfAbsent(
        List.of(training, test),
        files ->
            Stream.of(training.images(), training.labels(), test.images(), test.labels())
                .map(file -> DataBytes.of(file).sha256())
                .collect(Collectors.joining("+", "sha256:", "")));
  }

  private Path find(String name) {
    return folder.find(name, dotted(name)).orElse(folder.path().resolve(name));
  }

  /** As some copies are called: {@code train-images.idx3-ubyte}. */
  private static String dotted(String name) {
    return name.replace("-idx", ".idx");
  }
}
