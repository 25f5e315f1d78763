package org.ntklab.core.infinitewidth;

import java.util.Objects;

/**
 * What a Gram at infinite width costs, known before it is computed.
 *
 * @param algorithm how it is computed, for a person
 * @param flops floating-point operations, for all entries together; pointwise maps count as a fixed
 *     number of them, so that it is good to a factor of about two
 * @param threadBytes memory of each thread, whatever the tile
 * @param exampleBytes memory of each thread for a row or column of its tile
 * @param tileRows rows of a tile that suit the caches
 * @param tileColumns columns of such a tile
 */
public record KernelCost(
    String algorithm,
    double flops,
    long threadBytes,
    long exampleBytes,
    int tileRows,
    int tileColumns) {
  public KernelCost {
    Objects.requireNonNull(algorithm, "algorithm");
  }

  /** The same in tiles of another size. */
  public KernelCost inTilesOf(int rows, int columns) {
    return new KernelCost(
        algorithm, flops, threadBytes, exampleBytes, Math.max(1, rows), Math.max(1, columns));
  }

  /** Bytes that a thread works in: its own, and a tile of each kernel. */
  public long workingBytes(int kernels) {
    return threadBytes
        + exampleBytes * ((long) tileRows + tileColumns)
        + (long) Double.BYTES * kernels * tileRows * tileColumns;
  }
}
