/**
 * Checks of activations: value against derivative, kinks, loops, and the closed dual against
 * quadrature. {@link org.ntklab.conformance.activation.ActivationSubject} is what they look at.
 */
package org.ntklab.conformance.activation;
