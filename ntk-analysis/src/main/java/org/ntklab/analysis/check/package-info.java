/**
 * Whether a parametrisation does what it is for, measured in three ways that fail apart: {@link
 * org.ntklab.analysis.check.CoordinateCheck}, {@link org.ntklab.analysis.check.TransferCheck} and
 * {@link org.ntklab.analysis.check.SpectralCheck}, each set beside {@link
 * org.ntklab.analysis.check.CheckTheory}; {@link org.ntklab.analysis.check.ParametrisationCheck}
 * holds all three. Depends on this module's {@code abc}, {@code fit}, {@code metrics} and {@code
 * verdict}, and on the core.
 */
package org.ntklab.analysis.check;
