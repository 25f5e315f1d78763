/**
 * NumPy's files: {@link org.ntklab.datasets.array.NpyFormat} and {@link
 * org.ntklab.datasets.array.NpzFormat} read arrays of real numbers. An Arrow table is read as an
 * array too. Depends on {@code core.input}, {@code core.arrow} and {@code file}.
 */
package org.ntklab.datasets.array;
