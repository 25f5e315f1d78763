package org.ntklab.models.layers.attention;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Where the arrays of an attention layer lie in DL4J's flat arrays: one behind the other, matrices
 * {@code [fanIn, fanOut]} by columns, as DL4J keeps those of a dense layer.
 *
 * @param shape sizes of the layer
 */
record AttentionArrays(AttentionShape shape) implements ParamInitializer {
  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return size();
  }

  @Override
  public long numParams(Layer layer) {
    return size();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    List<String> keys = new ArrayList<>(weightKeys(layer));
    keys.addAll(biasKeys(layer));
    return keys;
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(Attention.QUERY, Attention.VALUE, Attention.OUTPUT);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return shape.bias() ? List.of(Attention.BIAS) : List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  /** Views of the parameters, whose values come from elsewhere. */
  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray params, boolean initialise) {
    Map<String, INDArray> views = views(params);
    views.keySet().forEach(conf::addVariable);
    return views;
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradients) {
    return views(gradients);
  }

  private long size() {
    return fanIns().entrySet().stream()
            .mapToLong(matrix -> (long) matrix.getValue() * fanOut(matrix.getKey()))
            .sum()
        + (shape.bias() ? shape.outputs() : 0);
  }

  private Map<String, INDArray> views(INDArray all) {
    INDArray flat = all.reshape(all.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, Integer> matrix : fanIns().entrySet()) {
      long fanIn = matrix.getValue();
      long fanOut = fanOut(matrix.getKey());
      INDArray part = flat.get(NDArrayIndex.interval(at, at + fanIn * fanOut));
      views.put(matrix.getKey(), part.reshape('f', fanIn, fanOut));
      at += fanIn * fanOut;
    }
    if (shape.bias()) {
      views.put(Attention.BIAS, flat.get(NDArrayIndex.interval(at, at + shape.outputs())));
    }
    return views;
  }

  /** In the order of memory. */
  private Map<String, Integer> fanIns() {
    Map<String, Integer> fanIns = new LinkedHashMap<>();
    fanIns.put(Attention.QUERY, shape.channels());
    fanIns.put(Attention.VALUE, shape.channels());
    fanIns.put(Attention.OUTPUT, shape.allValues());
    return fanIns;
  }

  private int fanOut(String matrix) {
    return switch (matrix) {
      case Attention.QUERY -> shape.allKeys();
      case Attention.VALUE -> shape.allValues();
      default -> shape.outputs();
    };
  }
}
