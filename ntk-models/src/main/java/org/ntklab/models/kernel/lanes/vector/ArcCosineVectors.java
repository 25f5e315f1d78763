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

/** {@link LaneLoops#arcCosine} in vectors of doubles, in three passes over intermediate results. */
final class ArcCosineVectors {
  private static final VectorSpecies<Double> SPECIES = VectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();
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
    double[] scratch = sides.scratch(3 * chunks * LANES);
    angles(sides, chunks, m, at, scratch);
    polynomial(chunks * LANES, scratch);
    images(slopes, own, sides, chunks, m, theta, at, scratch);
  }

  /** Writes the sine and, behind all of them, the cosine of each pair's angle. */
  private static void angles(PairSides sides, int chunks, double[] m, int at, double[] scratch) {
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStride = sides.rowStride;
    int column = sides.columnAt;
    int rootQ = column + sides.columnStride;
    int byRootQ = rootQ + sides.columnStride;
    int cosines = chunks * LANES;
    for (int i = 0; i < cosines; i += STEP) {
      int row = sides.rowAt + (lanes ? i : i / LANES * sides.rowStep);
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
      c.blend(0, lost).intoArray(scratch, cosines + i);
    }
  }

  /** Writes A(1 − |c|)/π behind sines and cosines. */
  private static void polynomial(int length, double[] scratch) {
    for (int i = 0; i < length; i += STEP) {
      DoubleVector x =
          DoubleVector.broadcast(SPECIES, 1)
              .sub(DoubleVector.fromArray(SPECIES, scratch, length + i).abs());
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
      a = a.fma(x4, b);
      b =
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
      a.fma(x4, b).intoArray(scratch, 2 * length + i);
    }
  }

  /** From angles to distances and tangent kernels of the images. */
  private static void images(
      ArcCosineSlopes slopes,
      double own,
      PairSides sides,
      int chunks,
      double[] m,
      double[] theta,
      int at,
      double[] scratch) {
    double mean = slopes.mean();
    double bend = slopes.bend();
    double[] rows = sides.rows;
    double[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int rowStride = sides.rowStride;
    int column = sides.columnAt;
    int rootQ = column + sides.columnStride;
    int length = chunks * LANES;
    for (int i = 0; i < length; i += STEP) {
      int row = sides.rowAt + (lanes ? i : i / LANES * sides.rowStep);
      DoubleVector p =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row)
              : DoubleVector.broadcast(SPECIES, rows[row]);
      DoubleVector rootP =
          lanes
              ? DoubleVector.fromArray(SPECIES, rows, row + rowStride)
              : DoubleVector.broadcast(SPECIES, rows[row + rowStride]);
      DoubleVector sine = DoubleVector.fromArray(SPECIES, scratch, i);
      DoubleVector c = DoubleVector.fromArray(SPECIES, scratch, length + i);
      DoubleVector angle = DoubleVector.fromArray(SPECIES, scratch, 2 * length + i).mul(sine);
      DoubleVector size = c.abs();
      VectorMask<Double> obtuse = c.compare(VectorOperators.LT, 0);
      DoubleVector halfG = DoubleVector.fromArray(SPECIES, columns, rootQ + i).mul(rootP);
      DoubleVector curved = sine.mul(BY_PI).sub(angle.mul(size)).mul(halfG.mul(bend));
      DoubleVector both = DoubleVector.fromArray(SPECIES, columns, column + i).add(p);
      DoubleVector distance = DoubleVector.fromArray(SPECIES, m, at + i);
      DoubleVector opposite =
          both.sub(distance).mul(0.5 * bend - mean).add(both.mul(mean - 0.25 * bend));
      distance.mul(mean).blend(opposite, obtuse).sub(curved).max(0).intoArray(m, at + i);
      DoubleVector k =
          size.sub(c).mul(0.5 * bend).add(c.mul(2 * mean)).mul(halfG).add(curved).mul(own);
      DoubleVector less = angle.mul(0.5 * bend);
      DoubleVector derivative =
          DoubleVector.broadcast(SPECIES, mean)
              .sub(less)
              .blend(less.add(mean - 0.5 * bend), obtuse);
      derivative.fma(DoubleVector.fromArray(SPECIES, theta, at + i), k).intoArray(theta, at + i);
    }
  }
}
