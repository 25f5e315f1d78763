package org.ntklab.models.kernel.lanes.vector;

import static org.ntklab.models.kernel.lanes.ArcCosinePolynomial.singleCoefficient;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;

/**
 * {@code SingleLaneLoops.arcCosine} in vectors of floats, in two passes over strips that stay in
 * the first cache.
 *
 * <p>Not in one: the compiler only takes in so much code at once ({@code DesiredMethodLimit}, about
 * 45 vector operations); what comes after that it sometimes leaves as calls on objects, at a tenth
 * of the speed. Multiplications are what time goes to, so constants are folded into what does not
 * change along a row.
 */
final class SingleArcCosineVectors {
  private static final VectorSpecies<Float> SPECIES = SingleVectorLoops.SPECIES;
  private static final int LANES = LaneLoops.LANES;
  private static final int STEP = SPECIES.length();
  private static final float BY_PI = (float) (1 / Math.PI);
  private static final int SIGN = 0x80000000;
  private static final int TWO = Float.floatToRawIntBits(2f);

  /** Chunks between which intermediate results stay in the first cache. */
  private static final int STRIP = 32;

  /** Where cosines and arcs begin in the intermediate results. */
  private static final int COSINES = STRIP * LANES;

  private static final int ARCS = 2 * STRIP * LANES;

  private SingleArcCosineVectors() {}

  static void run(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int chunks,
      float[] m,
      float[] theta,
      int at) {
    float[] scratch = sides.scratch(3 * STRIP * LANES);
    float bend = (float) slopes.bend();
    for (int first = 0; first < chunks; first += STRIP) {
      int strip = Math.min(STRIP, chunks - first);
      angles(bend * BY_PI, sides, first, strip, m, at + first * LANES, scratch);
      images(slopes, own, sides, first, strip, m, theta, at + first * LANES, scratch);
    }
  }

  /**
   * Writes r w = r (s − a |c|)/π, the cosine c, and −r a s/2π² of each pair, where s is the sine
   * and a = acos |c|.
   */
  private static void angles(
      float bend,
      SinglePairSides sides,
      int first,
      int chunks,
      float[] m,
      int at,
      float[] scratch) {
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int step = sides.rowStep;
    int rootP = sides.rowAt + sides.rowStride + first * (lanes ? LANES : step);
    int byRootP = rootP + sides.rowStride;
    int rootQ = sides.columnAt + sides.columnStride + first * LANES;
    int byRootQ = rootQ + sides.columnStride;
    float c0 = -bend * singleCoefficient(0);
    float c1 = -bend * singleCoefficient(1);
    float c2 = -bend * singleCoefficient(2);
    float c3 = -bend * singleCoefficient(3);
    float c4 = -bend * singleCoefficient(4);
    float c5 = -bend * singleCoefficient(5);
    float c6 = -bend * singleCoefficient(6);
    float c7 = -bend * singleCoefficient(7);
    float c8 = -bend * singleCoefficient(8);
    for (int i = 0; i < chunks * LANES; i += STEP) {
      int row = lanes ? i : i / LANES * step;
      FloatVector p =
          lanes
              ? FloatVector.fromArray(SPECIES, rows, rootP + row)
              : FloatVector.broadcast(SPECIES, rows[rootP + row]);
      FloatVector byP =
          lanes
              ? FloatVector.fromArray(SPECIES, rows, byRootP + row)
              : FloatVector.broadcast(SPECIES, rows[byRootP + row]);
      FloatVector t = FloatVector.fromArray(SPECIES, columns, rootQ + i).sub(p);
      FloatVector byG = FloatVector.fromArray(SPECIES, columns, byRootQ + i).mul(byP);
      // Between 0 and 2, as integers: floats of one sign have their order, and the others are less.
      FloatVector lessC =
          FloatVector.fromArray(SPECIES, m, at + i)
              .sub(t.mul(t))
              .mul(byG)
              .reinterpretAsInts()
              .max(0)
              .min(TWO)
              .reinterpretAsFloats();
      FloatVector c = FloatVector.broadcast(SPECIES, 1f).sub(lessC);
      FloatVector sine = c.add(1f).mul(lessC).sqrt();
      FloatVector size = c.abs();
      FloatVector x = FloatVector.broadcast(SPECIES, 1f).sub(size);
      FloatVector a =
          x.fma(FloatVector.broadcast(SPECIES, c8), FloatVector.broadcast(SPECIES, c7))
              .fma(x, FloatVector.broadcast(SPECIES, c6))
              .fma(x, FloatVector.broadcast(SPECIES, c5))
              .fma(x, FloatVector.broadcast(SPECIES, c4))
              .fma(x, FloatVector.broadcast(SPECIES, c3))
              .fma(x, FloatVector.broadcast(SPECIES, c2))
              .fma(x, FloatVector.broadcast(SPECIES, c1))
              .fma(x, FloatVector.broadcast(SPECIES, c0));
      a.fma(size, FloatVector.broadcast(SPECIES, bend)).mul(sine).intoArray(scratch, i);
      c.intoArray(scratch, COSINES + i);
      sine.mul(a).intoArray(scratch, ARCS + i);
    }
  }

  /** From these to distances and tangent kernels of the images. */
  private static void images(
      ArcCosineSlopes slopes,
      float own,
      SinglePairSides sides,
      int first,
      int chunks,
      float[] m,
      float[] theta,
      int at,
      float[] scratch) {
    float mean = (float) slopes.mean();
    float bend = (float) slopes.bend();
    float middle = mean - 0.25f * bend;
    float quarterBend = 0.25f * bend;
    float straight = 2 * mean;
    float[] rows = sides.rows;
    float[] columns = sides.columns;
    boolean lanes = sides.rowLanes;
    int step = sides.rowStep;
    int rootP = sides.rowAt + sides.rowStride + first * (lanes ? LANES : step);
    int rootQ = sides.columnAt + sides.columnStride + first * LANES;
    for (int i = 0; i < chunks * LANES; i += STEP) {
      FloatVector p =
          lanes
              ? FloatVector.fromArray(SPECIES, rows, rootP + i)
              : FloatVector.broadcast(SPECIES, rows[rootP + i / LANES * step]);
      FloatVector c = FloatVector.fromArray(SPECIES, scratch, COSINES + i);
      FloatVector halfG = FloatVector.fromArray(SPECIES, columns, rootQ + i).mul(p);
      FloatVector bent =
          c.abs()
              .sub(c)
              .fma(
                  FloatVector.broadcast(SPECIES, 0.5f * bend),
                  FloatVector.fromArray(SPECIES, scratch, i));
      FloatVector derivative =
          FloatVector.fromArray(SPECIES, scratch, ARCS + i)
              .fma(
                  FloatVector.broadcast(SPECIES, 0.5f), FloatVector.broadcast(SPECIES, quarterBend))
              .reinterpretAsInts()
              .lanewise(
                  VectorOperators.XOR, c.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN))
              .reinterpretAsFloats()
              .add(middle);
      FloatVector k = c.fma(FloatVector.broadcast(SPECIES, straight), bent).mul(halfG);
      k.fma(
              FloatVector.broadcast(SPECIES, own),
              derivative.mul(FloatVector.fromArray(SPECIES, theta, at + i)))
          .intoArray(theta, at + i);
      FloatVector.fromArray(SPECIES, m, at + i)
          .fma(FloatVector.broadcast(SPECIES, mean), bent.mul(halfG).neg())
          .intoArray(m, at + i);
    }
  }
}
