/**
 * Closed forms of what the shipped activations make of Gaussian pairs, one small record a formula:
 * {@link org.ntklab.models.duals.ArcCosineDual} for ReLU and its family is the model. Numbers are
 * scalar and right to rounding also where textbook formulas cancel; the loops that are fast stand
 * elsewhere and are tested against these. Depends on {@code core.activation} and {@code
 * core.reference} only; {@code models.activations} says which function has which.
 */
package org.ntklab.models.duals;
