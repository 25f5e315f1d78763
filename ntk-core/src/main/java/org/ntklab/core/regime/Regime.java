package org.ntklab.core.regime;

import java.util.Locale;
import org.ntklab.core.reference.Reference;

/** How a network trains as its width grows. */
@Reference(key = "yang2021", where = "Section 4, the dynamical dichotomy")
public enum Regime {
  /** The tangent kernel stays where it was: the network is linear in its weights. */
  LAZY,
  /** The tangent kernel moves by an amount that does not vanish with the width. */
  FEATURE_LEARNING,
  /** Training diverges as the width grows. */
  UNSTABLE,
  /** The outputs do not move, or the signal vanishes. */
  TRIVIAL,
  /** The measurement does not decide. */
  UNDETERMINED;

  /** As printed: {@code feature-learning}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
