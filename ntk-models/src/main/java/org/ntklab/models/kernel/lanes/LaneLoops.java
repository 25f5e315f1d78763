package org.ntklab.models.kernel.lanes;

/**
 * The inner loops of the kernel engine in double precision, over chunks of 16 pairs of examples
 * that stand side by side.
 *
 * <p>Arrays hold, for each pair, the distance m = ½E(u − v)² of its two variables and the tangent
 * kernel Θ; entry {@code at + chunk · 16 + lane}. There are two implementations, {@link PlainLoops}
 * and one in vector instructions, chosen once by {@link LaneLoopsChoice}; they agree to the last
 * bits, by test. All are safe for threads: they hold no state.
 */
public interface LaneLoops {
  /** Pairs in a chunk: a full register of floats on today's widest machines, two of doubles. */
  int LANES = 16;

  /** Parameters of {@link #arcCosine} for each side. */
  int ARC_COSINE_PARAMETERS = 3;

  /** Parameters of {@link #series} for each side, before the coefficients. */
  int SERIES_PARAMETERS = 3;

  /** Name of the implementation, for diagnostics. */
  String name();

  /**
   * Applies a function of ReLU's family: m ← ½E(φ(u) − φ(v))², Θ ← K̇ Θ + own · K.
   *
   * @param sides parameters of each side: variance p, √(p/2), 1/√p (0 where p is 0)
   * @param own how much of K itself is added to Θ
   * @param m modified
   * @param theta modified
   */
  void arcCosine(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at);

  /**
   * Applies a function given by the Hermite series of its dual: with c = k v_p v_q, K = Σ a_l(p)
   * a_l(q) c^l and K̇ = v_p v_q Σ l a_l(p) a_l(q) c^(l−1).
   *
   * @param terms number of coefficients
   * @param sides parameters of each side: variance p, variance of the output, v, then a_0 …
   *     a_(terms−1)
   * @param own how much of K itself is added to Θ
   * @param m modified
   * @param theta modified
   */
  void series(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at);

  /**
   * The covariance where the variances are known: out ← a Θ + b k, k = ½(p + q) − m.
   *
   * @param sides parameter 0 of each side: the variance
   */
  void addCovariance(
      double a,
      double b,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at,
      double[] out,
      int outAt);

  /**
   * A box filter along a row, zeros beyond its ends: out[o] = Σ_a in[o · stride − before + a], 0 ≤
   * a &lt; taps.
   *
   * @param inChunks positions of the input row
   * @param outChunks positions of the output row
   */
  void boxAlong(
      double[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      double[] out,
      int outAt,
      int outChunks);

  /**
   * A sum of rows: out ← scale · Σ_i in[rows[i] …].
   *
   * @param rows where each row begins
   * @param count how many rows, 0 or more
   * @param length entries of a row, a multiple of 16
   */
  void sumRows(
      double[] in, int[] rows, int count, double[] out, int outAt, int length, double scale);

  /** out ← out + factor · in, entry by entry. */
  void addScaled(double factor, double[] in, int at, double[] out, int outAt, int length);

  /**
   * A sum of columns: out[outAt + i · pitch …] ← Σ_k in[starts[k] + i · pitch …], 0 ≤ i &lt;
   * chunks.
   *
   * @param pitch entries from one chunk of a column to the next
   */
  void sumColumn(
      double[] in, int[] starts, int count, double[] out, int outAt, int pitch, int chunks);

  /**
   * Adds columns: out[outAt + i · outPitch …] += factor · in[at + i · pitch …], 0 ≤ i &lt; chunks.
   *
   * @param pitch entries from one chunk of a column to the next
   */
  void addColumn(
      double factor,
      double[] in,
      int at,
      int pitch,
      double[] out,
      int outAt,
      int outPitch,
      int chunks);

  /**
   * Adds numbers that are the same in all lanes: out[outAt + i · outPitch + lane] += factor ·
   * numbers[at + i · pitch], 0 ≤ i &lt; chunks.
   */
  void addScalars(
      double factor,
      double[] numbers,
      int at,
      int pitch,
      double[] out,
      int outAt,
      int outPitch,
      int chunks);

  /**
   * A box filter of 3 × 3 positions over rows of a plane: zeros above and below, at both ends of
   * each row given numbers. A row is cut in two where what stands beside each other does not belong
   * together.
   *
   * @param width chunks of a row
   * @param cut chunks of a row's first part; the width when it is whole
   * @param ends numbers beyond the ends of both parts: {@code [4][pitch]}, before and behind the
   *     first part, before and behind the second one
   * @param endsAt where those of the first row begin
   * @param endsPitch entries from one of the four to the next
   * @param sums three rows of room; modified
   * @param out may be the input
   */
  void boxThree(
      double[] in,
      int at,
      int rows,
      int width,
      int cut,
      double[] ends,
      int endsAt,
      int endsPitch,
      double[] sums,
      double[] out,
      int outAt,
      double scale);

  /**
   * Distances of unit vectors from their products: m ← 1 − m.
   *
   * @param length entries from 0 on, a multiple of 16
   * @param m modified
   * @return whether any product is larger in size than {@code most}: such a distance has lost
   *     digits
   */
  boolean fromProducts(double[] m, int length, double most);

  /** sums[lane] ← sums[lane] + Σ over chunks of in. */
  void sumChunks(double[] in, int at, int chunks, double[] sums);

  /**
   * Distances of raw inputs: m ← Σ_c (x_c − x′_c)² · scale.
   *
   * @param sides parameters of each side: the channels' values at the position
   * @param m modified
   */
  void squaredDistances(
      double scale, int channels, PairSides sides, int chunks, double[] m, int at);
}
