package org.ntklab.models.contraction;

import java.util.List;
import java.util.function.Supplier;
import org.ntklab.models.tangent.Rates;

/** A layer kind's way from a plan's memory to its part of the tangent kernel. */
@FunctionalInterface
public interface TangentRule {
  /**
   * The layer's part between two sets of examples, as summands that are made one after the other,
   * each of which is closed before the next is made: a layer whose factors would not fit into
   * memory together has several.
   *
   * @param x rows
   * @param x2 columns; the same object for a symmetric kernel
   * @param rates of the layer's weight arrays
   * @param mean whether the mean over outputs is wanted, (1/O) Σ_o of the pairs (o, o)
   * @param threads to prepare on, at least 1
   */
  List<Supplier<TangentTerm>> terms(
      LayerMemory x, LayerMemory x2, Rates rates, boolean mean, int threads);
}
