package org.ntklab.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ntklab.core.config.Options;
import org.ntklab.datasets.file.GivenFiles;

/** Finds the files that belong to a file of images. */
final class Companions {
  private static final Pattern IMAGES = Pattern.compile("images([-.])idx3");

  private final GivenFiles files;
  private final Options options;

  /**
   * Companions of a file.
   *
   * @param file as it was found
   * @param options the {@code data:} group, with the key {@code file} as the user wrote it
   */
  Companions(Path file, Options options) {
    this.files = new GivenFiles(file, options);
    this.options = options;
  }

  /** The file that a key names, empty when there is no such key or no such file. */
  Optional<Path> given(String key) {
    return files.find(key);
  }

  /**
   * The labels of some images: the file that the key names, or the one beside the images whose name
   * has {@code labels} and {@code idx1} for {@code images} and {@code idx3}. After a problem the
   * images stand in.
   */
  Path labels(String key, String imagesKey, Path images) {
    if (options.has(key)) {
      return given(key).orElse(images);
    }
    options.node(key);
    String name = images.getFileName().toString();
    Path labels = images.resolveSibling(IMAGES.matcher(name).replaceFirst("labels$1idx1"));
    if (labels.equals(images)) {
      options.problem(
          imagesKey,
          "the name '" + name + "' does not tell the file of labels: give '" + key + "'");
    } else if (!Files.isRegularFile(labels)) {
      options.problem(
          imagesKey, "its labels are missing: there is no " + labels + "; give '" + key + "'");
    }
    return labels;
  }
}
