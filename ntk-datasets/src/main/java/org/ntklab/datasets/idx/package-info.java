/**
 * Grey images with labels in the form of MNIST: {@link org.ntklab.datasets.idx.IdxFormat} reads the
 * options, {@code IdxArray} one file. Depends on {@code file}.
 */
package org.ntklab.datasets.idx;
