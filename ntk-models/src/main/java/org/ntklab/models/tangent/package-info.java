/**
 * The empirical tangent kernel from layer inputs and backprop signals, never from a Jacobian:
 * {@link org.ntklab.models.tangent.EmpiricalTangentKernel}. Pure numerics on matrices; knows no
 * DL4J.
 */
package org.ntklab.models.tangent;
