package org.ntklab.models.layers.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.WeightPlace;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.FiniteLayer;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.kernel.AffineRule;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;

/**
 * Self-attention over positions with linear scaling: scores are inner products of queries and keys
 * divided by their number, queries and keys have one matrix in common, and each head's output is
 * the mean of values under ζ(scores).
 *
 * @param channels number of output channels
 * @param keys numbers in a query and a key, of each head
 * @param values numbers in a value, of each head
 * @param heads number of heads
 * @param mechanism ζ
 * @param std σ of queries and keys, values and outputs
 * @param biasStd σ_b of the output; 0: no bias
 */
@Reference(key = "hron2020", where = "Section 3, linear scaling")
public record Attention(
    Width channels,
    Width keys,
    Width values,
    int heads,
    Mechanism mechanism,
    Deviations std,
    double biasStd)
    implements FiniteLayer, KernelLayer {
  /** Of queries and of keys: they are tied. */
  static final String QUERY = "query";

  static final String VALUE = "value";
  static final String OUTPUT = "output";
  static final String BIAS = "b";

  /**
   * Constants σ of the matrices.
   *
   * @param query of queries
   * @param key of keys, which have the queries' matrix: its entries are made with √(σ_Q σ_K)
   * @param value of values
   * @param output of outputs
   */
  public record Deviations(double query, double key, double value, double output) {}

  @Override
  public String kind() {
    return "attention";
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape input = inputs.get(0);
    if (input.isVector()) {
      throw new IllegalArgumentException(
          "found a vector, shape " + input + ", expected positions to attend to");
    }
    return input.withChannels(channels.at(sizes));
  }

  @Override
  public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
    int in = input.channels();
    int allKeys = Math.multiplyExact(heads, keys.at(sizes));
    int allValues = Math.multiplyExact(heads, values.at(sizes));
    int out = output.channels();
    List<WeightShape> weights = new ArrayList<>();
    // Scores see the product of both constants alone.
    double tied = Math.sqrt(std.query() * std.key());
    weights.add(WeightShape.matrix(QUERY, in, allKeys, tied, WeightPlace.FIRST));
    weights.add(WeightShape.matrix(VALUE, in, allValues, std.value(), WeightPlace.FIRST));
    weights.add(WeightShape.matrix(OUTPUT, allValues, out, std.output(), WeightPlace.LAST));
    if (biasStd > 0) {
      weights.add(WeightShape.bias(out, biasStd, WeightPlace.LAST));
    }
    return weights;
  }

  @Override
  public boolean dependsOnN() {
    return channels.dependsOnN();
  }

  @Override
  public FiniteRule finite(Shape input) {
    int positions = input.size() / input.channels();
    return new FiniteAttention(input.channels(), positions, heads, mechanism);
  }

  @Override
  public List<KernelRule> kernel() {
    return List.of(
        new AffineRule(VALUE, "", Optional.empty()),
        new AttentionRule(mechanism),
        new AffineRule(OUTPUT, BIAS, Optional.empty()));
  }
}
