package org.ntklab.models.kernel.program;

/**
 * The numbers of one affine map: K′ = gain · A(K) + bias, Θ′ = tangentGain · A(Θ) + own · A(K) +
 * ownBias. In the limit of infinite width, terms of lower order are 0, and K and Θ are in units of
 * their own power of the width.
 *
 * @param gain of K
 * @param bias variance of the bias
 * @param tangentGain of Θ
 * @param own share of K that the weights' own gradient adds to Θ
 * @param ownBias what the bias's own gradient adds to Θ
 */
public record AffineFactors(
    double gain, double bias, double tangentGain, double own, double ownBias) {}
