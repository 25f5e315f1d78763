package org.ntklab.datasets.idx;

import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.data.FileDigest;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.file.DataBytes;

/**
 * Images with their labels, in two files.
 *
 * @param images file of images
 * @param labels file of labels
 */
record IdxPart(Path images, Path labels) {
  /**
   * What the two files hold, equally many of each.
   *
   * @param images extents count, height, width
   * @param labels extent count
   */
  record Content(IdxArray images, IdxArray labels) {
    int count() {
      return images.extent(0);
    }
  }

  /** Digests of both files. */
  String fingerprint() {
    return "sha256:" + FileDigest.sha256(images) + "+" + FileDigest.sha256(labels);
  }

  /** Reads both files; empty after a problem, which is added. */
  Optional<Content> read(Problems problems) {
    Optional<IdxArray> pixels = read(images, 3, problems);
    Optional<IdxArray> classes = read(labels, 1, problems);
    if (pixels.isEmpty() || classes.isEmpty()) {
      return Optional.empty();
    }
    int expected = pixels.get().extent(0);
    int found = classes.get().extent(0);
    if (expected != found) {
      problems.add(
          Problem.of(
              labels.toString(),
              "holds " + found + " labels, expected " + expected + ", one an image of " + images));
      return Optional.empty();
    }
    return Optional.of(new Content(pixels.get(), classes.get()));
  }

  private static Optional<IdxArray> read(Path file, int dimensions, Problems problems) {
    try {
      return Optional.of(IdxArray.read(DataBytes.of(file), dimensions));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }
}
