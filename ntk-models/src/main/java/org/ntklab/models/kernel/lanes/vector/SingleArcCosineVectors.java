package org.ntklab.models.kernel.lanes.vector;

import static org.ntklab.models.kernel.lanes.ArcCosinePolynomial.singleCoefficient;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/**
 * {@code SingleLaneLoops.arcCosine} in vectors of floats, in two passes: an operation waits long
 * for its operands here, and the processor overlaps more of two short loops than of a long one.
 */
final class SingleArcCosineVectors {
  private static final VectorSpecies<Float> SPECIES = SingleVectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();
  private static final float BY_PI = (float) (1 / Math.PI);
  private static final float C0 = -BY_PI * singleCoefficient(0);
  private static final float C1 = -BY_PI * singleCoefficient(1);
  private static final float C2 = -BY_PI * singleCoefficient(2);
  private static final float C3 = -BY_PI * singleCoefficient(3);
  private static final float C4 = -BY_PI * singleCoefficient(4);
  private static final float C5 = -BY_PI * singleCoefficient(5);
  private static final float C6 = -BY_PI * singleCoefficient(6);
  private static final float C7 = -BY_PI * singleCoefficient(7);
  private static final float C8 = -BY_PI * singleCoefficient(8);
  private static final float C9 = -BY_PI * singleCoefficient(9);
  private static final int SIGN = 0x80000000;

  private SingleArcCosineVectors() {}

  static void run(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at) {
    float[] scratch = sides.scratch(2 * chunks * LANES);
    angles(sides, chunks, m, at, scratch);
    images(slopes, own, sides, chunks, m, theta, at, scratch);
  }

  /** Writes the sine and, behind all of them, the cosine of each pair's angle. */
  private static void angles(
      SinglePairSides sides, int chunks, float[] m, int at, float[] scratch) {
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    int rootP = sides.rowAt + sides.rowStride;
    int byRootP = rootP + sides.rowStride;
    int rootQ = sides.columnAt + sides.columnStride;
    int byRootQ = rootQ + sides.columnStride;
    int cosines = chunks * LANES;
    for (int i = 0; i < cosines; i += STEP) {
      int chunk = i / LANES;
      FloatVector t = FloatVector.fromArray(SPECIES, columns, rootQ + i).sub(rows[rootP + chunk]);
      FloatVector byG =
          FloatVector.fromArray(SPECIES, columns, byRootQ + i).mul(rows[byRootP + chunk]);
      FloatVector lessC = FloatVector.fromArray(SPECIES, m, at + i).sub(t.mul(t)).mul(byG);
      FloatVector c = FloatVector.broadcast(SPECIES, 1f).sub(lessC);
      FloatVector square = c.add(1f).mul(lessC);
      square.add(square.abs()).mul(0.5f).sqrt().intoArray(scratch, i);
      c.intoArray(scratch, cosines + i);
    }
  }

  /** From sines and cosines to distances and tangent kernels of the images. */
  private static void images(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at,
      float[] scratch) {
    float mean = (float) slopes.mean();
    float bend = (float) slopes.bend();
    float middle = mean - 0.25f * bend;
    float halfBend = 0.5f * bend;
    float quarterBend = 0.25f * bend;
    float straight = 2 * mean;
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    int rootP = sides.rowAt + sides.rowStride;
    int rootQ = sides.columnAt + sides.columnStride;
    int cosines = chunks * LANES;
    for (int i = 0; i < cosines; i += STEP) {
      float row = rows[rootP + i / LANES];
      FloatVector sine = FloatVector.fromArray(SPECIES, scratch, i);
      FloatVector c = FloatVector.fromArray(SPECIES, scratch, cosines + i);
      FloatVector size = c.abs();
      FloatVector x = FloatVector.broadcast(SPECIES, 1f).sub(size);
      FloatVector x2 = x.mul(x);
      FloatVector a01 =
          x.fma(FloatVector.broadcast(SPECIES, C1), FloatVector.broadcast(SPECIES, C0));
      FloatVector a23 =
          x.fma(FloatVector.broadcast(SPECIES, C3), FloatVector.broadcast(SPECIES, C2));
      FloatVector a45 =
          x.fma(FloatVector.broadcast(SPECIES, C5), FloatVector.broadcast(SPECIES, C4));
      FloatVector a67 =
          x.fma(FloatVector.broadcast(SPECIES, C7), FloatVector.broadcast(SPECIES, C6));
      FloatVector a89 =
          x.fma(FloatVector.broadcast(SPECIES, C9), FloatVector.broadcast(SPECIES, C8));
      FloatVector x4 = x2.mul(x2);
      FloatVector a = a89.fma(x4, a67.fma(x2, a45)).fma(x4, a23.fma(x2, a01));
      FloatVector flat = a.fma(size, FloatVector.broadcast(SPECIES, BY_PI)).mul(sine);
      FloatVector halfG = FloatVector.fromArray(SPECIES, columns, rootQ + i).mul(row);
      FloatVector bent =
          size.sub(c).fma(FloatVector.broadcast(SPECIES, 0.5f), flat).mul(halfG.mul(bend));
      FloatVector less =
          sine.mul(a)
              .fma(
                  FloatVector.broadcast(SPECIES, halfBend),
                  FloatVector.broadcast(SPECIES, quarterBend));
      FloatVector derivative =
          less.reinterpretAsInts()
              .lanewise(
                  VectorOperators.XOR, c.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN))
              .reinterpretAsFloats()
              .add(middle);
      FloatVector k = c.fma(halfG.mul(straight), bent).mul(own);
      derivative.fma(FloatVector.fromArray(SPECIES, theta, at + i), k).intoArray(theta, at + i);
      FloatVector.fromArray(SPECIES, m, at + i).mul(mean).sub(bent).intoArray(m, at + i);
    }
  }
}
