package org.ntklab.core.infinitewidth;

/**
 * What becomes of K and Θ as the width grows.
 *
 * @param atWidth whether Θ grows with the width and is therefore given at the graph's own width
 * @param covarianceVanishes whether K tends to 0
 * @param tangentVanishes whether Θ tends to 0
 * @param gaussian whether outputs become zero-mean Gaussians with covariance K, independent of each
 *     other, as predictions need them
 */
public record KernelLimit(
    boolean atWidth, boolean covarianceVanishes, boolean tangentVanishes, boolean gaussian) {}
