package org.ntklab.datasets.idx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Three training and two test images of 1 × 2 pixels, in files named as those of MNIST. */
public final class SmallMnist {
  private SmallMnist() {}

  /** Writes the four files into a folder of the data folder, one of them packed. */
  public static Path write(Path data, String name) throws IOException {
    Path folder = Files.createDirectories(data.resolve(name));
    IdxBytes.write(folder, "train-images-idx3-ubyte.gz", IdxBytes.threeImages());
    IdxBytes.write(folder, "train-labels-idx1-ubyte", IdxBytes.labels(4, 0, 2));
    byte[] test = IdxBytes.of(new int[] {IdxBytes.IMAGES, 2, 1, 2}, 9, 8, 7, 6);
    IdxBytes.write(folder, "t10k-images.idx3-ubyte", test);
    IdxBytes.write(folder, "t10k-labels-idx1-ubyte", IdxBytes.labels(1, 3));
    return folder;
  }
}
