package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.PairSides;

/** {@link Planes} in double precision. */
final class DoublePlanes extends Planes {
  private static final int LANES = LaneLoops.LANES;

  private final LaneLoops loops = LaneLoopsChoice.ofThisProcess().loops();
  final double[] m;
  final double[] theta;

  DoublePlanes(int chunks) {
    this.m = new double[chunks * LANES];
    this.theta = new double[chunks * LANES];
  }

  @Override
  Planes another(int chunks) {
    return new DoublePlanes(chunks);
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
    m[entry] = newM;
    theta[entry] = newTheta;
  }

  @Override
  void clear(int chunk, int chunks) {
    Arrays.fill(m, chunk * LANES, (chunk + chunks) * LANES, 0);
    Arrays.fill(theta, chunk * LANES, (chunk + chunks) * LANES, 0);
  }

  @Override
  void copy(Planes from, int fromChunk, int chunk, int chunks) {
    DoublePlanes source = (DoublePlanes) from;
    System.arraycopy(source.m, fromChunk * LANES, m, chunk * LANES, chunks * LANES);
    System.arraycopy(source.theta, fromChunk * LANES, theta, chunk * LANES, chunks * LANES);
  }

  @Override
  void load(Batch batch, Place place, int chunk, int chunks) {
    loops.squaredDistances(
        0.5 / batch.channels(), batch.channels(), batch.values(place), chunks, m, chunk * LANES);
    Arrays.fill(theta, chunk * LANES, (chunk + chunks) * LANES, 0);
  }

  @Override
  void load(VectorProducts.Tile products, int row, int from, int chunks) {
    products.distances(row, from, chunks * LANES, m);
    Arrays.fill(theta, 0, chunks * LANES, 0);
  }

  @Override
  void restore(Batch batch, int input, int chunk, int chunks) {
    PairSides sides = batch.variances(input, new Place(0, 0, false));
    double[] lengths = batch.columns().lengths();
    double[] q = sides.columns;
    double r = batch.rowLength(0);
    double rp = r * sides.rows[sides.rowAt];
    int at = chunk * LANES;
    int lengthAt = batch.firstLane() - at;
    int columnAt = sides.columnAt - at;
    for (int i = at; i < at + chunks * LANES; i++) {
      double s = lengths[lengthAt + i];
      double both = r * s;
      m[i] = Math.max(0, both * m[i] + 0.5 * (r - s) * (rp - s * q[columnAt + i]));
      theta[i] = both * theta[i];
    }
  }

  @Override
  void read(int length, double[] toM, double[] toTheta) {
    System.arraycopy(m, 0, toM, 0, length);
    System.arraycopy(theta, 0, toTheta, 0, length);
  }

  @Override
  void point(PointMap map, int step, double own, Batch batch, Place place, int chunk, int chunks) {
    map.apply(own, batch.numbers(step, place), chunks, m, theta, chunk * LANES);
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
    DoublePlanes to = (DoublePlanes) out;
    System.arraycopy(m, chunk * LANES, to.m, outChunk * LANES, chunks * LANES);
    loops.addCovariance(
        a,
        b,
        batch.variances(step, place),
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
    DoublePlanes to = (DoublePlanes) out;
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
    DoublePlanes to = (DoublePlanes) out;
    int at = outChunk * LANES;
    int length = chunks * LANES;
    loops.sumRows(m, starts, count, to.m, at, length, scale);
    loops.sumRows(theta, starts, count, to.theta, at, length, tangentScale);
    to.addTangent(added, at, length);
  }

  @Override
  void addScaled(
      double factor, double tangentFactor, int chunk, Planes out, int outChunk, int chunks) {
    DoublePlanes to = (DoublePlanes) out;
    int length = chunks * LANES;
    loops.addScaled(factor, m, chunk * LANES, to.m, outChunk * LANES, length);
    loops.addScaled(tangentFactor, theta, chunk * LANES, to.theta, outChunk * LANES, length);
  }

  @Override
  void sumColumn(int[] starts, int count, Planes out, int outChunk, int pitch, int chunks) {
    DoublePlanes to = (DoublePlanes) out;
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
    double[] numbers = side.wide();
    int at = chunk * LANES;
    int to = pitch * LANES;
    if (lanes) {
      int from = indexPitch * LANES;
      loops.addColumn(factor, numbers, index * LANES, from, m, at, to, chunks);
    } else {
      loops.addScalars(factor, numbers, index, indexPitch, m, at, to, chunks);
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
    DoublePlanes beyond = (DoublePlanes) ends;
    DoublePlanes room = (DoublePlanes) sums;
    DoublePlanes to = (DoublePlanes) out;
    int at = chunk * LANES;
    int end = endsChunk * LANES;
    int pitch = endsPitch * LANES;
    double f = scale;
    loops.boxThree(m, at, rows, width, cut, beyond.m, end, pitch, room.m, to.m, at, f);
    double g = tangentScale;
    loops.boxThree(
        theta, at, rows, width, cut, beyond.theta, end, pitch, room.theta, to.theta, at, g);
    to.addTangent(added, at, rows * width * LANES);
  }

  private void addTangent(double added, int at, int length) {
    if (added != 0) {
      for (int i = at; i < at + length; i++) {
        theta[i] += added;
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
