package org.ntklab.core.activation;

import org.ntklab.core.reference.Reference;

/**
 * The dual of an activation φ in closed form: what becomes of the covariance of a zero-mean
 * Gaussian pair (u, v) when φ acts on both,
 *
 * <pre>
 * K = E φ(u)φ(v),   K̇ = E φ′(u)φ′(v).
 * </pre>
 *
 * <p>A {@link PairDual} gives both for a pair; a {@link SeriesDual} gives coefficients of a power
 * series, once for each variance, and the pairs then cost a polynomial. A function without either
 * is expanded numerically, from its values alone.
 */
@Reference(key = "daniely2016", where = "Section 4, dual activations")
public sealed interface Dual permits PairDual, SeriesDual {}
