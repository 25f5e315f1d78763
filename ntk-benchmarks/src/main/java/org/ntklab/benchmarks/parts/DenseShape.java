package org.ntklab.benchmarks.parts;

import java.util.Arrays;
import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.core.layer.LayerGraph;

/** MLPs of one output: from one that is nearly all overhead to one that is nearly all products. */
public enum DenseShape {
  /** 64-64-1, 8 examples. */
  TINY(64, 64, 1, 8),
  /** 784-256×3-1, 256 examples. */
  NARROW(784, 256, 3, 256),
  /** 784-1024×3-1, 256 examples. */
  WIDE(784, 1024, 3, 256);

  final int features;
  final int width;
  final int hidden;
  final int examples;

  DenseShape(int features, int width, int hidden, int examples) {
    this.features = features;
    this.width = width;
    this.hidden = hidden;
    this.examples = examples;
  }

  LayerGraph graph() {
    return FiniteNetworks.dense(features, width, hidden, 1, true);
  }

  /** Features, widths of the hidden layers, one output. */
  int[] sizes() {
    int[] sizes = new int[hidden + 2];
    Arrays.fill(sizes, width);
    sizes[0] = features;
    sizes[hidden + 1] = 1;
    return sizes;
  }
}
