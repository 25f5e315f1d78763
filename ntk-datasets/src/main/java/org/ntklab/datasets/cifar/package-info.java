/**
 * Colour images in the binary form of CIFAR-10: {@link org.ntklab.datasets.cifar.Cifar10} by name
 * and {@link org.ntklab.datasets.cifar.CifarFormat} by file; {@link
 * org.ntklab.datasets.cifar.ImageRecords} reads the bytes. Depends on {@code core.data} and {@code
 * datasets.file}.
 */
package org.ntklab.datasets.cifar;
