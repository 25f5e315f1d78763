/**
 * Kernels on examples: {@link org.ntklab.core.kernel.Kernel}, and the {@link
 * org.ntklab.core.kernel.TangentKernel} of a network. Depends on {@code linalg}.
 */
package org.ntklab.core.kernel;
