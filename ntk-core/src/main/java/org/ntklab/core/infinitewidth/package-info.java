/**
 * Networks at infinite width, as the core knows them: {@link
 * org.ntklab.core.infinitewidth.InfiniteWidth} makes the kernels of a graph, {@link
 * org.ntklab.core.infinitewidth.InfiniteKernel}, and {@link
 * org.ntklab.core.infinitewidth.KernelComputation} computes them within the memory there is.
 * Depends on {@code gram}, {@code layer}, {@code parametrisation} and {@code linalg}; the rules of
 * the layers are elsewhere.
 */
package org.ntklab.core.infinitewidth;
