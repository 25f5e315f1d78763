package org.ntklab.models.kernel.lanes;

/** The single-precision loops in plain Java. */
public final class SinglePlainLoops implements SingleLaneLoops {
  /** Chunks that are summed in single precision before they are added in double. */
  public static final int TOGETHER = 32;

  private static final int LANES = LaneLoops.LANES;
  private static final float BY_PI = (float) (1 / Math.PI);

  /**
   * {@inheritDoc}
   *
   * <p>As {@link PlainLoops#arcCosine}, but 1 + c is taken as 2 − (1 − c): opposite pairs are known
   * to one rounding of the variances.
   */
  @Override
  public void arcCosine(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at) {
    float mean = (float) slopes.mean();
    float bend = (float) slopes.bend();
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = at + chunk * LANES + lane;
        float rootP = sides.row(chunk, 1, lane);
        float rootQ = sides.column(chunk, 1, lane);
        float t = rootP - rootQ;
        float byG = sides.row(chunk, 2, lane) * sides.column(chunk, 2, lane);
        float lessC = Math.max(0, Math.min(2, (m[i] - t * t) * byG));
        float c = 1 - lessC;
        float sine = (float) Math.sqrt(lessC * (1 + c));
        float size = Math.abs(c);
        float a = ArcCosinePolynomial.value(1 - size) * BY_PI;
        float w = sine * (BY_PI - a * size);
        float bent = bend * (w + 0.5f * (size - c));
        float halfG = rootP * rootQ;
        float less = 0.5f * bend * (0.5f - sine * a);
        float derivative = mean - 0.25f * bend + Math.copySign(less, c);
        theta[i] = derivative * theta[i] + own * halfG * (2 * mean * c + bent);
        m[i] = mean * m[i] - halfG * bent;
      }
    }
  }

  @Override
  public void addCovariance(
      float a,
      float b,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at,
      float[] out,
      int outAt) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = chunk * LANES + lane;
        float k = 0.5f * (sides.row(chunk, 0, lane) + sides.column(chunk, 0, lane)) - m[at + i];
        out[outAt + i] = a * theta[at + i] + b * k;
      }
    }
  }

  @Override
  public void boxAlong(
      float[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      float[] out,
      int outAt,
      int outChunks) {
    for (int o = 0; o < outChunks; o++) {
      int from = Math.max(o * stride - before, 0);
      int to = Math.min(o * stride - before + taps, inChunks);
      for (int lane = 0; lane < LANES; lane++) {
        float sum = 0;
        for (int j = from; j < to; j++) {
          sum += in[at + j * LANES + lane];
        }
        out[outAt + o * LANES + lane] = sum;
      }
    }
  }

  @Override
  public void sumRows(
      float[] in, int[] rows, int count, float[] out, int outAt, int length, float scale) {
    for (int i = 0; i < length; i++) {
      float sum = 0;
      for (int row = 0; row < count; row++) {
        sum += in[rows[row] + i];
      }
      out[outAt + i] = scale * sum;
    }
  }

  @Override
  public void addScaled(float factor, float[] in, int at, float[] out, int outAt, int length) {
    for (int i = 0; i < length; i++) {
      out[outAt + i] += factor * in[at + i];
    }
  }

  @Override
  public void sumColumn(
      float[] in, int[] starts, int count, float[] out, int outAt, int pitch, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = chunk * pitch; i < chunk * pitch + LANES; i++) {
        float sum = 0;
        for (int k = 0; k < count; k++) {
          sum += in[starts[k] + i];
        }
        out[outAt + i] = sum;
      }
    }
  }

  @Override
  public void addColumn(
      float factor,
      float[] in,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        out[outAt + chunk * outPitch + lane] += factor * in[at + chunk * pitch + lane];
      }
    }
  }

  @Override
  public void addScalars(
      float factor,
      float[] numbers,
      int at,
      int pitch,
      float[] out,
      int outAt,
      int outPitch,
      int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        out[outAt + chunk * outPitch + lane] += factor * numbers[at + chunk * pitch];
      }
    }
  }

  @Override
  public void boxThree(
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
      float scale) {
    int row = width * LANES;
    for (int r = 0; r <= rows; r++) {
      for (int c = 0; c < width && r < rows; c++) {
        boolean first = c == 0 || c == cut;
        boolean last = c == cut - 1 || c == width - 1;
        int end = endsAt + (c < cut ? 0 : 2 * endsPitch) + r * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          int i = at + r * row + c * LANES + lane;
          float before = first ? ends[end + lane] : in[i - LANES];
          float behind = last ? ends[end + endsPitch + lane] : in[i + LANES];
          sums[r % 3 * row + c * LANES + lane] = before + in[i] + behind;
        }
      }
      for (int i = 0; i < row && r > 0; i++) {
        float sum = r > 1 ? sums[(r - 2) % 3 * row + i] + sums[(r - 1) % 3 * row + i] : sums[i];
        out[outAt + (r - 1) * row + i] = scale * (r < rows ? sum + sums[r % 3 * row + i] : sum);
      }
    }
  }

  @Override
  public boolean fromProducts(float[] m, int length, float most) {
    boolean found = false;
    for (int i = 0; i < length; i++) {
      found |= Math.abs(m[i]) > most;
      m[i] = 1 - m[i];
    }
    return found;
  }

  @Override
  public void sumChunks(float[] in, int at, int chunks, double[] sums) {
    for (int from = 0; from < chunks; from += TOGETHER) {
      int to = Math.min(from + TOGETHER, chunks);
      for (int lane = 0; lane < LANES; lane++) {
        float sum = 0;
        for (int chunk = from; chunk < to; chunk++) {
          sum += in[at + chunk * LANES + lane];
        }
        sums[lane] += sum;
      }
    }
  }

  @Override
  public void squaredDistances(
      float scale, int channels, SinglePairSides sides, int chunks, float[] m, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        float sum = 0;
        for (int channel = 0; channel < channels; channel++) {
          float difference = sides.column(chunk, channel, lane) - sides.row(chunk, channel, lane);
          sum += difference * difference;
        }
        m[at + chunk * LANES + lane] = scale * sum;
      }
    }
  }
}
