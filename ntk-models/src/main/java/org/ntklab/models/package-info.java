/**
 * Readings of architectures: finite networks on Deeplearning4j, their tangent kernels, and the
 * shipped layer kinds, one package a kind. Sees the core; only here may DL4J and ND4J be seen.
 */
package org.ntklab.models;
