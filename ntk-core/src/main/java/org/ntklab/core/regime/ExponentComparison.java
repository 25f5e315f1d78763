package org.ntklab.core.regime;

import java.util.Optional;

/**
 * A measured exponent beside the theory's.
 *
 * @param measured slope with its interval
 * @param predicted what theory says; empty where it says nothing
 */
public record ExponentComparison(Exponent measured, Optional<PredictedRange> predicted) {}
