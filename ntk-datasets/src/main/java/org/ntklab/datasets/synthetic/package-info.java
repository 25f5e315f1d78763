/**
 * Data made by a formula from named random streams: {@link
 * org.ntklab.datasets.synthetic.GaussianPolynomial}. Depends on {@code core.data} and {@code
 * core.random}.
 */
package org.ntklab.datasets.synthetic;
