/**
 * Data made by a formula from named random streams: polynomials of Gaussian inputs, random
 * teachers, parities and mixtures; {@link org.ntklab.datasets.synthetic.GaussianPolynomial} is the
 * one to read first. Depends on {@code core.data}, {@code core.random} and, for the teacher, {@code
 * core.activation}.
 */
package org.ntklab.datasets.synthetic;
