package org.ntklab.benchmarks.job;

/**
 * How large the jobs are.
 *
 * @param gemm order of the matrices whose product is the peak
 * @param triad entries of an array of the triad
 * @param examples of the dense Gram
 * @param features of a vector
 * @param depth convolutional layers
 * @param side of an image
 * @param gapRows images of the Gram with global average pooling, the rows
 * @param gapColumns images for each core, the columns
 * @param flattenExamples images of the Gram with flattening, rows and columns
 * @param fileExamples of the Gram that goes to a file
 * @param peerImages images that the peer flattens, rows and columns
 * @param shrink what all sizes of finite networks are divided by
 */
public record Sizes(
    int gemm,
    int triad,
    int examples,
    int features,
    int depth,
    int side,
    int gapRows,
    int gapColumns,
    int flattenExamples,
    int fileExamples,
    int peerImages,
    int shrink) {

  /** Those that the targets are for. */
  public static Sizes full() {
    return new Sizes(2048, 1 << 23, 4000, 784, 20, 32, 4, 32, 256, 10_000, 100, 1);
  }

  /** A minute's worth; what they give says whether all works, and little of how fast. */
  public static Sizes quick() {
    return new Sizes(1024, 1 << 21, 1000, 784, 4, 32, 4, 32, 128, 2000, 32, 4);
  }

  /** Whether finite networks have the sizes that the peers' scripts know. */
  boolean isFull() {
    return shrink == 1;
  }

  /** A size of finite networks, at least 1. */
  int shrunk(int size) {
    return Math.max(1, size / shrink);
  }
}
