package org.ntklab.core.infinitewidth;

import java.util.Optional;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;

/** The reading of graphs at infinite width; bound by the module that knows the rules of layers. */
public interface InfiniteWidth {
  /**
   * The kernels of a graph in the limit of infinite width. Where Θ grows with the width, as in the
   * standard parametrisation at a constant rate, it is given at the graph's own width.
   *
   * @param precision of products of inputs and of what is done with pairs, where there are loops in
   *     single precision; results are float64. In single precision they are good to 10⁻⁵ unless
   *     pairs are opposite or their lengths differ many times over: K of examples of lengths r and
   *     s loses r/s of its digits
   * @throws org.ntklab.core.problem.RefusedException naming the layer, when there is no limit or
   *     its rule does not hold
   */
  InfiniteKernel kernel(LayerGraph graph, Parametrisation parametrisation, Precision precision);

  /** Name of the implementation; it changes whenever an entry may change beyond its last bits. */
  String numerics();

  /** Why the loops of this process are slower than they could be, for a person; empty if not. */
  Optional<String> slowness();
}
