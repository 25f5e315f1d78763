/**
 * Scalings of inputs, fitted on the training part only: {@link
 * org.ntklab.datasets.scale.UnitSphere} is the one that experiments use unless told otherwise.
 * Depends on {@code core.data} and {@code core.linalg}.
 */
package org.ntklab.datasets.scale;
