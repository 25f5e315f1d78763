/**
 * From what a plan's memory holds of each layer, inputs A and signals B in the network's own
 * precision, to tangent kernels: a layer kind gives a {@link
 * org.ntklab.models.contraction.TangentRule}, whose {@link
 * org.ntklab.models.contraction.TangentTerm}s a {@link org.ntklab.models.contraction.TermSum} adds
 * up, some columns at a time, on any number of threads. The plain twin is {@link
 * org.ntklab.models.tangent.EmpiricalTangentKernel}. Depends on {@code plan} and {@code tangent}.
 */
package org.ntklab.models.contraction;
