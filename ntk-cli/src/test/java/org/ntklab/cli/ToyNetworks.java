package org.ntklab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files for kernels and predictions. */
final class ToyNetworks {
  /** Three examples of two features. */
  static final double[][] X = {{1, 2}, {-0.5, 1}, {3, 0}};

  private final Path folder;

  ToyNetworks(Path folder) {
    this.folder = folder;
  }

  /** Path of a file with this content. */
  String file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Path of a file that may not be there. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** {@link #X} as a table. */
  String x() {
    return file("x.csv", "1,2\n-0.5,1\n3,0\n");
  }

  /** One affine layer, σ_w = 2 and σ_b = ½. */
  String affine() {
    return file("affine.yaml", "layers: [{dense: {width: n, weight-std: 2, bias-std: 0.5}}]\n");
  }

  /** Two layers with a ReLU between them. */
  String shallow() {
    return file("shallow.yaml", "layers: [{dense: n}, relu, {dense: outputs}]\n");
  }
}
