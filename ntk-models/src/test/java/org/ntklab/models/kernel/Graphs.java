package org.ntklab.models.kernel;

import java.util.List;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Width;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.layers.conv.Convolution;
import org.ntklab.models.layers.dense.Dense;
import org.ntklab.models.layers.parallel.Parallel;
import org.ntklab.models.layers.pool.Pool;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;

/** Layers and graphs for tests, in few words. */
public final class Graphs {
  public static final Layer RELU = activation("relu", new Relu());

  private Graphs() {}

  public static LayerGraph graph(Shape input, Layer... layers) {
    return LayerGraph.of(List.of(layers), input, new Sizes(64, 1));
  }

  public static Layer activation(String kind, Activation function) {
    return new ActivationLayer(kind, function);
  }

  public static Layer dense(double weightStd, double biasStd) {
    return new Dense(new Width(Width.Unit.N, 1, 1), weightStd, biasStd);
  }

  public static Layer readout() {
    return new Dense(new Width(Width.Unit.OUTPUTS, 1, 1), 1, 0);
  }

  public static Layer conv(
      int kernel, int stride, Padding padding, double weightStd, double biasStd) {
    return conv(List.of(kernel), List.of(stride), padding, weightStd, biasStd);
  }

  public static Layer conv(
      List<Integer> kernel,
      List<Integer> stride,
      Padding padding,
      double weightStd,
      double biasStd) {
    return new Convolution(
        new Width(Width.Unit.N, 1, 1),
        new SlidingWindow(kernel, stride, padding),
        weightStd,
        biasStd);
  }

  public static Layer pool(Pool.Reduction reduction, int window, int stride, Padding padding) {
    return new Pool(reduction, new SlidingWindow(List.of(window), List.of(stride), padding));
  }

  public static Layer parallel(Join join, List<Layer> first, List<Layer> second) {
    return new Parallel(join, false, List.of(first, second));
  }

  public static Layer parallel(
      Join join, List<Layer> first, List<Layer> second, List<Layer> third) {
    return new Parallel(join, false, List.of(first, second, third));
  }
}
