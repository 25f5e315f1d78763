package org.ntklab.core.parametrisation;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.reference.Reference;

/**
 * How a network scales with its width: three numbers for every weight array, from its role, fan-in
 * and fan-out. Immutable and safe for threads.
 *
 * <p>The effective weight is W = m w with w ~ N(0, s²) and learning rates η·r on w; standard, NTK,
 * mean-field and maximal-update parametrisations are all values of this one idea.
 */
@Reference(key = "yang2021", where = "Definition 3.1")
public interface Parametrisation {
  /** Multiplier, initial deviation and learning-rate scales of a weight array. */
  Scaling scaling(Weight weight);

  /**
   * Multiplier of the last branch of each residual block; {@link Weight#branchOf} tells {@link
   * #scaling} which arrays lie behind it.
   *
   * @param blocks number of residual blocks in the graph, at least 1
   */
  default double residualMultiplier(int blocks) {
    return 1;
  }
}
