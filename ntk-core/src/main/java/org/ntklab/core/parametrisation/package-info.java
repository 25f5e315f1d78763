/**
 * What scales with the width: a {@link org.ntklab.core.parametrisation.Parametrisation} gives every
 * weight array its multiplier, initial deviation and learning-rate scale; {@link
 * org.ntklab.core.parametrisation.Scaling} folds them into a plain network. Nothing asks which
 * parametrisation it has. Depends on {@code layer} and {@code optimiser}.
 */
package org.ntklab.core.parametrisation;
