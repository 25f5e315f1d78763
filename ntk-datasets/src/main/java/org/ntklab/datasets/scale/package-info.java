/**
 * Scalings of inputs, fitted on the training part only: {@link
 * org.ntklab.datasets.scale.UnitSphere} is the one that experiments use unless told otherwise,
 * {@link org.ntklab.datasets.scale.Zca} the one with an option. Depends on {@code core.data} and
 * {@code core.linalg}.
 */
package org.ntklab.datasets.scale;
