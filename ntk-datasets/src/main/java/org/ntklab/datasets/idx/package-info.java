/**
 * Grey images with labels in the form of MNIST: {@link org.ntklab.datasets.idx.IdxFormat} reads the
 * options, {@code IdxArray} one file; {@link org.ntklab.datasets.idx.Mnist} is a set by name, whose
 * files lie in the data folder. Depends on {@code file}.
 */
package org.ntklab.datasets.idx;
