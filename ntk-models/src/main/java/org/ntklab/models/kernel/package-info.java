/**
 * The kernel reading of architectures: what layers do at infinite width. A {@link
 * org.ntklab.models.kernel.KernelLayer} gives {@link org.ntklab.models.kernel.KernelRule}s; the
 * subpackages check that they hold, and run them. Sees the core and the windows of layers.
 */
package org.ntklab.models.kernel;
