package org.ntklab.core.empirical;

/**
 * Tangent kernels at initialisation from random directions of the weights, as means over draws.
 *
 * @param kernels one, {@code ntk}; its standard errors over draws contain what directions add
 * @param directions of each draw
 * @param relativeError that of the directions alone, ‖K − Θ‖/‖K‖ in Frobenius norm as either half
 *     of them tells: K the mean found, Θ that of the same networks
 */
public record ProjectedKernels(EmpiricalKernels kernels, int directions, double relativeError) {}
