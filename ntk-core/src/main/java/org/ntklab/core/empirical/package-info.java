/**
 * Kernels of finite networks at initialisation, averaged over draws of their weights: {@link
 * org.ntklab.core.empirical.EmpiricalKernelComputation}. Depends on {@code network}, {@code layer},
 * {@code parametrisation}, {@code infinitewidth} for the kernels' names, and {@code linalg}.
 */
package org.ntklab.core.empirical;
