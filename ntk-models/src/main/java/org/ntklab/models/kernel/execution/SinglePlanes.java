package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/**
 * {@link Planes} in single precision; a map that has no single-precision loop runs in double on a
 * copy of the range.
 */
final class SinglePlanes extends Planes {
  private static final int LANES = LaneLoops.LANES;

  private final SingleLaneLoops loops = LaneLoopsChoice.ofThisProcess().singleLoops();
  private final float[] m;
  private final float[] theta;
  private double[] wideM = new double[0];
  private double[] wideTheta = new double[0];

  SinglePlanes(int chunks) {
    this.m = new float[chunks * LANES];
    this.theta = new float[chunks * LANES];
  }

  @Override
  Planes another(int chunks) {
    return new SinglePlanes(chunks);
  }

  @Override
  int capacity() {
    return m.length / LANES;
  }

  @Override
  double m(int entry) {
    return m[entry];
  }

  @Override
  double theta(int entry) {
    return theta[entry];
  }

  @Override
  void set(int entry, double newM, double newTheta) {
    m[entry] = (float) newM;
    theta[entry] = (float) newTheta;
  }

  @Override
  void clear(int chunk, int chunks) {
    Arrays.fill(m, chunk * LANES, (chunk + chunks) * LANES, 0);
    Arrays.fill(theta, chunk * LANES, (chunk + chunks) * LANES, 0);
  }

  @Override
  void copy(Planes from, int fromChunk, int chunk, int chunks) {
    SinglePlanes source = (SinglePlanes) from;
    System.arraycopy(source.m, fromChunk * LANES, m, chunk * LANES, chunks * LANES);
    System.arraycopy(source.theta, fromChunk * LANES, theta, chunk * LANES, chunks * LANES);
  }

  @Override
  void load(Batch batch, Place place, int chunk, int chunks) {
    loops.squaredDistances(
        0.5f / batch.channels(),
        batch.channels(),
        batch.singleValues(place),
        chunks,
        m,
        chunk * LANES);
    Arrays.fill(theta, chunk * LANES, (chunk + chunks) * LANES, 0);
  }

  @Override
  void load(VectorProducts.Tile products, int row, int from, int chunks) {
    products.distances(row, from, chunks * LANES, m);
    Arrays.fill(theta, 0, chunks * LANES, 0);
  }

  @Override
  void restore(Batch batch, int input, int chunk, int chunks) {
    SinglePairSides sides = batch.singleVariances(input, new Place(0, 0, false));
    float[] lengths = batch.columns().narrowLengths();
    float[] q = sides.columns;
    float r = (float) batch.rowLength(0);
    float rp = r * sides.rows[sides.rowAt];
    int at = chunk * LANES;
    int lengthAt = batch.firstLane() - at;
    int columnAt = sides.columnAt - at;
    for (int i = at; i < at + chunks * LANES; i++) {
      float s = lengths[lengthAt + i];
      float both = r * s;
      m[i] = Math.max(0, both * m[i] + 0.5f * (r - s) * (rp - s * q[columnAt + i]));
      theta[i] = both * theta[i];
    }
  }

  @Override
  void read(int length, double[] toM, double[] toTheta) {
    for (int i = 0; i < length; i++) {
      toM[i] = m[i];
      toTheta[i] = theta[i];
    }
  }

  @Override
  void point(PointMap map, int step, double own, Batch batch, Place place, int chunk, int chunks) {
    int at = chunk * LANES;
    int length = chunks * LANES;
    if (map.hasSingle()) {
      map.applySingle((float) own, batch.singleNumbers(step, place), chunks, m, theta, at);
      return;
    }
    if (wideM.length < length) {
      wideM = new double[length];
      wideTheta = new double[length];
    }
    for (int i = 0; i < length; i++) {
      wideM[i] = m[at + i];
      wideTheta[i] = theta[at + i];
    }
    map.apply(own, batch.numbers(step, place), chunks, wideM, wideTheta, 0);
    for (int i = 0; i < length; i++) {
      m[at + i] = (float) wideM[i];
      theta[at + i] = (float) wideTheta[i];
    }
  }

  @Override
  void addCovariance(
      double a,
      double b,
      int step,
      Batch batch,
      Place place,
      int chunk,
      int chunks,
      Planes out,
      int outChunk) {
    SinglePlanes to = (SinglePlanes) out;
    System.arraycopy(m, chunk * LANES, to.m, outChunk * LANES, chunks * LANES);
    loops.addCovariance(
        (float) a,
        (float) b,
        batch.singleVariances(step, place),
        chunks,
        m,
        theta,
        chunk * LANES,
        to.theta,
        outChunk * LANES);
  }

  @Override
  void boxAlong(
      int chunk,
      int inChunks,
      int taps,
      int stride,
      int before,
      Planes out,
      int outChunk,
      int outChunks) {
    SinglePlanes to = (SinglePlanes) out;
    int at = chunk * LANES;
    int outAt = outChunk * LANES;
    loops.boxAlong(m, at, inChunks, taps, stride, before, to.m, outAt, outChunks);
    loops.boxAlong(theta, at, inChunks, taps, stride, before, to.theta, outAt, outChunks);
  }

  @Override
  void sumRows(
      int[] starts,
      int count,
      Planes out,
      int outChunk,
      int chunks,
      double scale,
      double tangentScale,
      double added) {
    SinglePlanes to = (SinglePlanes) out;
    int at = outChunk * LANES;
    int length = chunks * LANES;
    loops.sumRows(m, starts, count, to.m, at, length, (float) scale);
    loops.sumRows(theta, starts, count, to.theta, at, length, (float) tangentScale);
    to.addTangent(added, at, length);
  }

  @Override
  void addScaled(
      double factor, double tangentFactor, int chunk, Planes out, int outChunk, int chunks) {
    SinglePlanes to = (SinglePlanes) out;
    int length = chunks * LANES;
    loops.addScaled((float) factor, m, chunk * LANES, to.m, outChunk * LANES, length);
    loops.addScaled(
        (float) tangentFactor, theta, chunk * LANES, to.theta, outChunk * LANES, length);
  }

  @Override
  void sumColumn(int[] starts, int count, Planes out, int outChunk, int pitch, int chunks) {
    SinglePlanes to = (SinglePlanes) out;
    int outAt = outChunk * LANES;
    loops.sumColumn(m, starts, count, to.m, outAt, pitch * LANES, chunks);
    loops.sumColumn(theta, starts, count, to.theta, outAt, pitch * LANES, chunks);
  }

  @Override
  void addSide(
      boolean lanes,
      double factor,
      SideArray side,
      int index,
      int indexPitch,
      int chunk,
      int pitch,
      int chunks) {
    float[] numbers = side.narrow();
    int at = chunk * LANES;
    int to = pitch * LANES;
    if (lanes) {
      int from = indexPitch * LANES;
      loops.addColumn((float) factor, numbers, index * LANES, from, m, at, to, chunks);
    } else {
      loops.addScalars((float) factor, numbers, index, indexPitch, m, at, to, chunks);
    }
  }

  @Override
  void boxThree(
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
      double added) {
    SinglePlanes beyond = (SinglePlanes) ends;
    SinglePlanes room = (SinglePlanes) sums;
    SinglePlanes to = (SinglePlanes) out;
    int at = chunk * LANES;
    int end = endsChunk * LANES;
    int pitch = endsPitch * LANES;
    float f = (float) scale;
    loops.boxThree(m, at, rows, width, cut, beyond.m, end, pitch, room.m, to.m, at, f);
    float g = (float) tangentScale;
    loops.boxThree(
        theta, at, rows, width, cut, beyond.theta, end, pitch, room.theta, to.theta, at, g);
    to.addTangent(added, at, rows * width * LANES);
  }

  private void addTangent(double added, int at, int length) {
    if (added != 0) {
      for (int i = at; i < at + length; i++) {
        theta[i] += (float) added;
      }
    }
  }

  @Override
  void sumInto(int chunk, int chunks, DoublePlanes out, int outChunk) {
    double[] sums = new double[LANES];
    int to = outChunk * LANES;
    System.arraycopy(out.m, to, sums, 0, LANES);
    loops.sumChunks(m, chunk * LANES, chunks, sums);
    System.arraycopy(sums, 0, out.m, to, LANES);
    System.arraycopy(out.theta, to, sums, 0, LANES);
    loops.sumChunks(theta, chunk * LANES, chunks, sums);
    System.arraycopy(sums, 0, out.theta, to, LANES);
  }
}
