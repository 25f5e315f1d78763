/**
 * NumPy's files: {@link org.ntklab.datasets.array.NpyFormat} and {@link
 * org.ntklab.datasets.array.NpzFormat} read arrays of real numbers, {@link
 * org.ntklab.datasets.array.NpyFile} and {@link org.ntklab.datasets.array.NpzFile} write them. An
 * Arrow table is read as an array too. Depends on {@code core.input}, {@code core.table}, {@code
 * core.file}, {@code core.linalg} and {@code file}.
 */
package org.ntklab.datasets.array;
