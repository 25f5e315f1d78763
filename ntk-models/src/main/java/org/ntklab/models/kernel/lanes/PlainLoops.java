package org.ntklab.models.kernel.lanes;

/** The loops in plain Java: the twin that is read first, and runs where there is no other. */
public final class PlainLoops implements LaneLoops {
  /** No rounding takes a cosine here unless it is nothing but rounding. */
  public static final double LOST = 1.5;

  private static final double BY_PI = 1 / Math.PI;

  @Override
  public String name() {
    return "plain";
  }

  /**
   * {@inheritDoc}
   *
   * <p>With T = ½(√p − √q)² and g = √(pq), 1 − c = (m − T)/g and 1 + c = (p + q − m − T)/g: both
   * small where they are small, so that the sine and the smaller angle a = acos |c| keep their
   * digits. w = (sin a − a |c|)/π, and the distance of the images follows from the smaller of m and
   * p + q − m, never by subtracting variances. Where a variance is less than one rounding of the
   * other, their correlation is lost in m; c is then set to 0, and the sine to 1 at most, lest
   * multiples of the rounding be returned.
   */
  @Override
  public void arcCosine(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at) {
    double mean = slopes.mean();
    double bend = slopes.bend();
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = at + chunk * LANES + lane;
        double p = sides.row(chunk, 0, lane);
        double rootP = sides.row(chunk, 1, lane);
        double q = sides.column(chunk, 0, lane);
        double rootQ = sides.column(chunk, 1, lane);
        double byG = sides.row(chunk, 2, lane) * sides.column(chunk, 2, lane);
        double halfG = rootP * rootQ;
        double t = (rootP - rootQ) * (rootP - rootQ);
        double opposite = p + q - m[i];
        double lessC = (m[i] - t) * byG;
        double moreC = (opposite - t) * byG;
        double found = 0.5 * (moreC - lessC);
        double c = Math.abs(found) > LOST ? 0 : found;
        double size = Math.abs(c);
        double sine = Math.sqrt(Math.max(0, Math.min(1, lessC * moreC)));
        double angleByPi = sine * (ArcCosinePolynomial.value(1 - size) * BY_PI);
        double w = sine * BY_PI - angleByPi * size;
        double curved = halfG * bend * w;
        boolean acute = c >= 0;
        double distance =
            acute ? mean * m[i] : (0.5 * bend - mean) * opposite + (mean - 0.25 * bend) * (p + q);
        double k = halfG * (2 * mean * c + bend * Math.max(-c, 0)) + curved;
        double less = 0.5 * bend * angleByPi;
        double derivative = acute ? mean - less : mean - 0.5 * bend + less;
        m[i] = Math.max(distance - curved, 0);
        theta[i] = derivative * theta[i] + own * k;
      }
    }
  }

  @Override
  public void series(
      int terms, double own, PairSides sides, int chunks, double[] m, double[] theta, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = at + chunk * LANES + lane;
        double v = sides.row(chunk, 2, lane) * sides.column(chunk, 2, lane);
        double c = (0.5 * (sides.row(chunk, 0, lane) + sides.column(chunk, 0, lane)) - m[i]) * v;
        double sum = 0;
        double slope = 0;
        for (int l = terms - 1; l >= 0; l--) {
          double a = sides.row(chunk, 3 + l, lane) * sides.column(chunk, 3 + l, lane);
          slope = slope * c + sum;
          sum = sum * c + a;
        }
        double mean = 0.5 * (sides.row(chunk, 1, lane) + sides.column(chunk, 1, lane));
        m[i] = Math.max(mean - sum, 0);
        theta[i] = slope * v * theta[i] + own * sum;
      }
    }
  }

  @Override
  public void addCovariance(
      double a,
      double b,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at,
      double[] out,
      int outAt) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        int i = chunk * LANES + lane;
        double mean = 0.5 * (sides.row(chunk, 0, lane) + sides.column(chunk, 0, lane));
        out[outAt + i] = a * theta[at + i] + b * (mean - m[at + i]);
      }
    }
  }

  @Override
  public void boxAlong(
      double[] in,
      int at,
      int inChunks,
      int taps,
      int stride,
      int before,
      double[] out,
      int outAt,
      int outChunks) {
    for (int o = 0; o < outChunks; o++) {
      int from = Math.max(o * stride - before, 0);
      int to = Math.min(o * stride - before + taps, inChunks);
      for (int lane = 0; lane < LANES; lane++) {
        double sum = 0;
        for (int j = from; j < to; j++) {
          sum += in[at + j * LANES + lane];
        }
        out[outAt + o * LANES + lane] = sum;
      }
    }
  }

  @Override
  public void sumRows(
      double[] in, int[] rows, int count, double[] out, int outAt, int length, double scale) {
    for (int i = 0; i < length; i++) {
      double sum = 0;
      for (int row = 0; row < count; row++) {
        sum += in[rows[row] + i];
      }
      out[outAt + i] = scale * sum;
    }
  }

  @Override
  public void addScaled(double factor, double[] in, int at, double[] out, int outAt, int length) {
    for (int i = 0; i < length; i++) {
      out[outAt + i] += factor * in[at + i];
    }
  }

  @Override
  public void sumColumn(
      double[] in, int[] starts, int count, double[] out, int outAt, int pitch, int chunks) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int i = chunk * pitch; i < chunk * pitch + LANES; i++) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
          sum += in[starts[k] + i];
        }
        out[outAt + i] = sum;
      }
    }
  }

  @Override
  public void addColumn(
      double factor,
      double[] in,
      int at,
      int pitch,
      double[] out,
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
      double factor,
      double[] numbers,
      int at,
      int pitch,
      double[] out,
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
      double scale) {
    int row = width * LANES;
    for (int r = 0; r <= rows; r++) {
      for (int c = 0; c < width && r < rows; c++) {
        boolean first = c == 0 || c == cut;
        boolean last = c == cut - 1 || c == width - 1;
        int end = endsAt + (c < cut ? 0 : 2 * endsPitch) + r * LANES;
        for (int lane = 0; lane < LANES; lane++) {
          int i = at + r * row + c * LANES + lane;
          double before = first ? ends[end + lane] : in[i - LANES];
          double behind = last ? ends[end + endsPitch + lane] : in[i + LANES];
          sums[r % 3 * row + c * LANES + lane] = before + in[i] + behind;
        }
      }
      for (int i = 0; i < row && r > 0; i++) {
        double sum = r > 1 ? sums[(r - 2) % 3 * row + i] + sums[(r - 1) % 3 * row + i] : sums[i];
        out[outAt + (r - 1) * row + i] = scale * (r < rows ? sum + sums[r % 3 * row + i] : sum);
      }
    }
  }

  @Override
  public boolean fromProducts(double[] m, int length, double most) {
    boolean found = false;
    for (int i = 0; i < length; i++) {
      found |= Math.abs(m[i]) > most;
      m[i] = 1 - m[i];
    }
    return found;
  }

  @Override
  public void sumChunks(double[] in, int at, int chunks, double[] sums) {
    for (int i = 0; i < chunks * LANES; i++) {
      sums[i % LANES] += in[at + i];
    }
  }

  @Override
  public void squaredDistances(
      double scale, int channels, PairSides sides, int chunks, double[] m, int at) {
    for (int chunk = 0; chunk < chunks; chunk++) {
      for (int lane = 0; lane < LANES; lane++) {
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
          double difference = sides.column(chunk, channel, lane) - sides.row(chunk, channel, lane);
          sum += difference * difference;
        }
        m[at + chunk * LANES + lane] = scale * sum;
      }
    }
  }
}
