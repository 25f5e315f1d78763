package org.ntklab.models.kernel;

/**
 * A constant factor: K and Θ times s².
 *
 * @param factor s
 */
public record ScaleRule(double factor) implements KernelRule {}
