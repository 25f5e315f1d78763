package org.ntklab.core.regime;

/**
 * What theory says of an exponent.
 *
 * @param low least exponent that agrees with theory
 * @param high largest exponent that agrees with theory
 */
public record PredictedRange(double low, double high) {}
