/**
 * The answer of the whole project as values: a {@link org.ntklab.core.regime.Regime}, the {@link
 * org.ntklab.core.regime.Exponent}s it rests on, and the {@link org.ntklab.core.regime.Verdict}
 * that sets the measured beside the predicted. Depends on nothing.
 */
package org.ntklab.core.regime;
