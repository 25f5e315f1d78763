package org.ntklab.core.linalg;

/**
 * Which BLAS computes in this process.
 *
 * @param version OpenBLAS' version, {@code "0.3.30"}
 * @param coreType the kernels chosen for this processor, {@code "SKYLAKEX"}; results agree bit for
 *     bit only between machines with the same
 * @param threads threads of one call; 1 unless somebody else in the process has changed it
 */
public record BlasDescription(String version, String coreType, int threads) {}
