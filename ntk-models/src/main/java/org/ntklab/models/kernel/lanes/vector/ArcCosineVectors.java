package org.ntklab.models.kernel.lanes.vector;

import static org.ntklab.models.kernel.lanes.ArcCosinePolynomial.coefficient;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.PlainLoops;

/**
 * {@link LaneLoops#arcCosine} in vectors of doubles, in five passes over strips that stay in the
 * first cache; see {@link SingleArcCosineVectors} for why not in one.
 */
final class ArcCosineVectors {
  private static final VectorSpecies<Double> SPECIES = VectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();

  /** Chunks between which intermediate results stay in the first cache. */
  private static final int STRIP = 16;

  /** Where cosines and arcs begin in the intermediate results. */
  private static final int COSINES = STRIP * LANES;

  private static final int ARCS = 2 * STRIP * LANES;

  private static final double BY_PI = 1 / Math.PI;
  private static final double C0 = BY_PI * coefficient(0);
  private static final double C1 = BY_PI * coefficient(1);
  private static final double C2 = BY_PI * coefficient(2);
  private static final double C3 = BY_PI * coefficient(3);
  private static final double C4 = BY_PI * coefficient(4);
  private static final double C5 = BY_PI * coefficient(5);
  private static final double C6 = BY_PI * coefficient(6);
  private static final double C7 = BY_PI * coefficient(7);
  private static final double C8 = BY_PI * coefficient(8);
  private static final double C9 = BY_PI * coefficient(9);
  private static final double C10 = BY_PI * coefficient(10);
  private static final double C11 = BY_PI * coefficient(11);
  private static final double C12 = BY_PI * coefficient(12);
  private static final double C13 = BY_PI * coefficient(13);
  private static final double C14 = BY_PI * coefficient(14);
  private static final double C15 = BY_PI * coefficient(15);
  private static final double C16 = BY_PI * coefficient(16);
  private static final double C17 = BY_PI * coefficient(17);
  private static final double C18 = BY_PI * coefficient(18);
  private static final double C19 = BY_PI * coefficient(19);
  private static final double C20 = BY_PI * coefficient(20);

  private ArcCosineVectors() {}

  static void run(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at) {
    double[] scratch = sides.scratch(3 * STRIP * LANES);
    for (int first = 0; first < chunks; first += STRIP) {
      int strip = Math.min(STRIP, chunks - first);
      angles(sides, first, strip, m, at + first * LANES, scratch);
      upperTerms(strip * LANES, scratch);
      lowerTerms(strip * LANES, scratch);
      tangents(slopes, own, sides, first, strip, theta, at + first * LANES, scratch);
      distances(slopes, sides, first, strip, m, at + first * LANES, scratch);
    }
  }

  /** Writes the sine and, behind all of them, the cosine of each pair's angle. */
  private static void angles(
      PairSides sides, int first, int chunks, double[] m, int at, double[] scratch) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStride = sides.rowStride;
    int rowStep = sides.rowStep;
    int firstRow = sides.rowAt + first * rowStep;
    int column = sides.columnAt + first * sides.columnStep;
    int rootQ = column + sides.columnStride;
    int byRootQ = rootQ + sides.columnStride;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      int row = firstRow + (lanes ? i : i / LANES * rowStep);
      DoubleVector p =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row)
              : DoubleVector.broadcast(SPECIES, rows[row]);
      DoubleVector rootP =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row + rowStride)
              : DoubleVector.broadcast(SPECIES, rows[row + rowStride]);
      DoubleVector byRootP =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row + 2 * rowStride)
              : DoubleVector.broadcast(SPECIES, rows[row + 2 * rowStride]);
      DoubleVector distance = DoubleVector.fromArray(SPECIES, m, at + i);
      DoubleVector t = DoubleVector.fromArray(SPECIES, columns, rootQ + i).sub(rootP);
      DoubleVector least = t.mul(t);
      DoubleVector byG = DoubleVector.fromArray(SPECIES, columns, byRootQ + i).mul(byRootP);
      DoubleVector lessC = distance.sub(least).mul(byG);
      DoubleVector moreC =
          DoubleVector.fromArray(SPECIES, columns, column + i)
              .add(p)
              .sub(distance)
              .sub(least)
              .mul(byG);
      DoubleVector square = lessC.mul(moreC);
      square = square.blend(1, square.compare(VectorOperators.GT, 1));
      square.add(square.abs()).mul(0.5).sqrt().intoArray(scratch, i);
      DoubleVector c = moreC.sub(lessC).mul(0.5);
      VectorMask<Double> lost = c.abs().compare(VectorOperators.GT, PlainLoops.LOST);
      c.blend(0, lost).intoArray(scratch, COSINES + i);
    }
  }

  /** Writes the terms of A(1 − |c|)/π from the 12th on, without their common power. */
  private static void upperTerms(int length, double[] scratch) {
    for (int i = 0; i < length; i += STEP) {
      DoubleVector x =
          DoubleVector.broadcast(SPECIES, 1)
              .sub(DoubleVector.fromArray(SPECIES, scratch, COSINES + i).abs());
      DoubleVector x2 = x.mul(x);
      DoubleVector x4 = x2.mul(x2);
      DoubleVector a =
          x.fma(DoubleVector.broadcast(SPECIES, C17), DoubleVector.broadcast(SPECIES, C16));
      DoubleVector b =
          x.fma(DoubleVector.broadcast(SPECIES, C19), DoubleVector.broadcast(SPECIES, C18));
      a = DoubleVector.broadcast(SPECIES, C20).fma(x4, b.fma(x2, a));
      b =
          x.fma(DoubleVector.broadcast(SPECIES, C15), DoubleVector.broadcast(SPECIES, C14))
              .fma(
                  x2,
                  x.fma(
                      DoubleVector.broadcast(SPECIES, C13), DoubleVector.broadcast(SPECIES, C12)));
      a.fma(x4, b).intoArray(scratch, ARCS + i);
    }
  }

  /** Adds those before them and takes them times the sine: acos |c|/π. */
  private static void lowerTerms(int length, double[] scratch) {
    for (int i = 0; i < length; i += STEP) {
      DoubleVector x =
          DoubleVector.broadcast(SPECIES, 1)
              .sub(DoubleVector.fromArray(SPECIES, scratch, COSINES + i).abs());
      DoubleVector x2 = x.mul(x);
      DoubleVector x4 = x2.mul(x2);
      DoubleVector a = DoubleVector.fromArray(SPECIES, scratch, ARCS + i);
      DoubleVector b =
          x.fma(DoubleVector.broadcast(SPECIES, C11), DoubleVector.broadcast(SPECIES, C10))
              .fma(
                  x2,
                  x.fma(DoubleVector.broadcast(SPECIES, C9), DoubleVector.broadcast(SPECIES, C8)));
      a = a.fma(x4, b);
      b =
          x.fma(DoubleVector.broadcast(SPECIES, C7), DoubleVector.broadcast(SPECIES, C6))
              .fma(
                  x2,
                  x.fma(DoubleVector.broadcast(SPECIES, C5), DoubleVector.broadcast(SPECIES, C4)));
      a = a.fma(x4, b);
      b =
          x.fma(DoubleVector.broadcast(SPECIES, C3), DoubleVector.broadcast(SPECIES, C2))
              .fma(
                  x2,
                  x.fma(DoubleVector.broadcast(SPECIES, C1), DoubleVector.broadcast(SPECIES, C0)));
      a.fma(x4, b).mul(DoubleVector.fromArray(SPECIES, scratch, i)).intoArray(scratch, ARCS + i);
    }
  }

  /** From angles to tangent kernels of the images; leaves what distances lose where sines were. */
  private static void tangents(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int first,
      int chunks,
      double[] theta,
      int at,
      double[] scratch) {
    double mean = slopes.mean();
    double bend = slopes.bend();
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStep = sides.rowStep;
    int rootP = sides.rowAt + sides.rowStride + first * rowStep;
    int rootQ = sides.columnAt + sides.columnStride + first * sides.columnStep;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      DoubleVector p =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, rootP + i)
              : DoubleVector.broadcast(SPECIES, rows[rootP + i / LANES * rowStep]);
      DoubleVector c = DoubleVector.fromArray(SPECIES, scratch, COSINES + i);
      DoubleVector angle = DoubleVector.fromArray(SPECIES, scratch, ARCS + i);
      DoubleVector size = c.abs();
      DoubleVector halfG = DoubleVector.fromArray(SPECIES, columns, rootQ + i).mul(p);
      DoubleVector curved =
          DoubleVector.fromArray(SPECIES, scratch, i)
              .mul(BY_PI)
              .sub(angle.mul(size))
              .mul(halfG.mul(bend));
      curved.intoArray(scratch, i);
      DoubleVector k =
          size.sub(c).mul(0.5 * bend).add(c.mul(2 * mean)).mul(halfG).add(curved).mul(own);
      DoubleVector less = angle.mul(0.5 * bend);
      DoubleVector.broadcast(SPECIES, mean)
          .sub(less)
          .blend(less.add(mean - 0.5 * bend), c.compare(VectorOperators.LT, 0))
          .fma(DoubleVector.fromArray(SPECIES, theta, at + i), k)
          .intoArray(theta, at + i);
    }
  }

  /** The distances of the images. */
  private static void distances(
      ArcCosineSlopes slopes,
      PairSides sides,
      int first,
      int chunks,
      double[] m,
      int at,
      double[] scratch) {
    double mean = slopes.mean();
    double ofOpposite = 0.5 * slopes.bend() - mean;
    double ofBoth = mean - 0.25 * slopes.bend();
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStep = sides.rowStep;
    int row = sides.rowAt + first * rowStep;
    int column = sides.columnAt + first * sides.columnStep;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      DoubleVector p =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row + i)
              : DoubleVector.broadcast(SPECIES, rows[row + i / LANES * rowStep]);
      DoubleVector both = DoubleVector.fromArray(SPECIES, columns, column + i).add(p);
      DoubleVector distance = DoubleVector.fromArray(SPECIES, m, at + i);
      VectorMask<Double> obtuse =
          DoubleVector.fromArray(SPECIES, scratch, COSINES + i).compare(VectorOperators.LT, 0);
      distance
          .mul(mean)
          .blend(both.sub(distance).mul(ofOpposite).add(both.mul(ofBoth)), obtuse)
          .sub(DoubleVector.fromArray(SPECIES, scratch, i))
          .max(0)
          .intoArray(m, at + i);
    }
  }
}
