/**
 * Checks of parametrisations: their numbers, the exponents behind them, the symmetry that folding
 * relies on, and what networks of growing width make of them. {@link
 * org.ntklab.conformance.parametrisation.ParametrisationSubject} is what they look at.
 */
package org.ntklab.conformance.parametrisation;
