package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.PointMap;

/**
 * Distances m and tangent kernels Θ of pairs of examples, 16 side by side, at the pairs of
 * positions of one plane, row by row: entry chunk · 16 + lane. In double or in single precision.
 *
 * <p>Ranges are given in chunks. Where a step's variances are not known, as behind the last mean of
 * a network, the covariance stands in place of m. Modified by most methods; not safe for threads.
 */
abstract class Planes {
  /** Planes of zeros with room for so many chunks. */
  static Planes of(boolean single, int chunks) {
    return single ? new SinglePlanes(chunks) : new DoublePlanes(chunks);
  }

  /** Planes of zeros of the same precision. */
  abstract Planes another(int chunks);

  /** Number of chunks that there is room for. */
  abstract int capacity();

  /** m at an entry. */
  abstract double m(int entry);

  /** Θ at an entry. */
  abstract double theta(int entry);

  /** Sets both at an entry. */
  abstract void set(int entry, double m, double theta);

  /** Sets a range to zeros. */
  abstract void clear(int chunk, int chunks);

  /** Takes over a range of planes of the same precision. */
  abstract void copy(Planes from, int fromChunk, int chunk, int chunks);

  /** The data: m from the values of both examples at each pair of positions, Θ = 0. */
  abstract void load(Batch batch, Place place, int chunk, int chunks);

  /** The data of vectors: m from their products, Θ = 0. */
  abstract void load(VectorProducts.Tile products, int row, int from, int chunks);

  /**
   * Gives pairs of one vector with others their own lengths r and s: ½E(r u − s v)² = r s m + ½(r −
   * s)(r p − s q), and r s Θ.
   */
  abstract void restore(Batch batch, int input, int chunk, int chunks);

  /** Copies the first so many entries out. */
  abstract void read(int length, double[] toM, double[] toTheta);

  /** Maps a range in place, see {@link PointMap#apply}. */
  abstract void point(
      PointMap map, int step, double own, Batch batch, Place place, int chunk, int chunks);

  /** Θ ← a Θ + b k into another range of the same precision; m is copied there. */
  abstract void addCovariance(
      double a,
      double b,
      int step,
      Batch batch,
      Place place,
      int chunk,
      int chunks,
      Planes out,
      int outChunk);

  /** Box filter of a row, see {@code LaneLoops.boxAlong}. */
  abstract void boxAlong(
      int chunk,
      int inChunks,
      int taps,
      int stride,
      int before,
      Planes out,
      int outChunk,
      int outChunks);

  /**
   * Sums of rows: m ← scale · Σ m, Θ ← tangentScale · Σ Θ + added.
   *
   * @param starts entries at which the rows begin
   */
  abstract void sumRows(
      int[] starts,
      int count,
      Planes out,
      int outChunk,
      int chunks,
      double scale,
      double tangentScale,
      double added);

  /** Adds a range times factors to another of the same precision. */
  abstract void addScaled(
      double factor, double tangentFactor, int chunk, Planes out, int outChunk, int chunks);

  /**
   * Sums of columns: chunk outChunk + i · pitch ← Σ of the chunks i · pitch behind each start.
   *
   * @param starts entries at which the columns begin
   */
  abstract void sumColumn(int[] starts, int count, Planes out, int outChunk, int pitch, int chunks);

  /**
   * Adds numbers of one side of the pairs: m of chunk + i · pitch ← m + factor · number of index +
   * i · indexPitch.
   *
   * @param lanes whether numbers differ by lane
   */
  abstract void addSide(
      boolean lanes,
      double factor,
      SideArray side,
      int index,
      int indexPitch,
      int chunk,
      int pitch,
      int chunks);

  /**
   * Box filter of 3 × 3 over rows, see {@code LaneLoops.boxThree}.
   *
   * @param ends {@code [4][endsPitch]} chunks
   * @param sums three rows of room
   */
  abstract void boxThree(
      int chunk,
      int rows,
      int width,
      int cut,
      Planes ends,
      int endsChunk,
      int endsPitch,
      Planes sums,
      Planes out,
      double scale,
      double tangentScale,
      double added);

  /** Adds all chunks of a range to one chunk of planes in double precision. */
  abstract void sumInto(int chunk, int chunks, DoublePlanes out, int outChunk);

  /**
   * Where the positions of a row of pairs are.
   *
   * @param position of the first example
   * @param partner of the second
   * @param none whether both are always the same
   */
  record Place(int position, int partner, boolean none) {}
}
