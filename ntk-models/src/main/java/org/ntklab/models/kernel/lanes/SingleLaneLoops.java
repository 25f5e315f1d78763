package org.ntklab.models.kernel.lanes;

/** The loops of {@link LaneLoops} that also run in single precision. */
public interface SingleLaneLoops {
  /** See {@link LaneLoops#arcCosine}; the parameters are the same, and row numbers are scalars. */
  void arcCosine(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at);

  /** See {@link LaneLoops#addCovariance}. */
  void addCovariance(
      float a,
      float b,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at,
      float[] out,
      int outAt);

  /** See {@link LaneLoops#boxAlong}. */
  void boxAlong(
      float[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      float[] out,
      int outAt,
      int outChunks);

  /** See {@link LaneLoops#sumRows}. */
  void sumRows(float[] in, int[] rows, int count, float[] out, int outAt, int length, float scale);

  /** See {@link LaneLoops#addScaled}. */
  void addScaled(float factor, float[] in, int at, float[] out, int outAt, int length);

  /** See {@link LaneLoops#sumColumn}. */
  void sumColumn(
      float[] in, int[] starts, int count, float[] out, int outAt, int pitch, int chunks);

  /** See {@link LaneLoops#addColumn}. */
  void addColumn(
      float factor,
      float[] in,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks);

  /** See {@link LaneLoops#addScalars}. */
  void addScalars(
      float factor,
      float[] numbers,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks);

  /** See {@link LaneLoops#boxThree}. */
  void boxThree(
      float[] in,
      int at,
      int rows,
      int width,
      int cut,
      float[] ends,
      int endsAt,
      int endsPitch,
      float[] sums,
      float[] out,
      int outAt,
      float scale);

  /**
   * See {@link LaneLoops#sumChunks}; sums of up to 32 chunks are in single precision, their sum is
   * in double.
   */
  void sumChunks(float[] in, int at, int chunks, double[] sums);

  /** See {@link LaneLoops#squaredDistances}. */
  void squaredDistances(
      float scale, int channels, SinglePairSides sides, int chunks, float[] m, int at);
}
