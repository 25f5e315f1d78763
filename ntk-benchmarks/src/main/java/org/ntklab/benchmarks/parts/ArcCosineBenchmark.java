package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.models.kernel.lanes.ArcCosineSlopes;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.PairSides;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;
import org.ntklab.models.kernel.lanes.SinglePairSides;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * ReLU's map of K and Θ, an entry of both, on arrays that the first cache holds. The map works in
 * place, so that each run begins with a copy, some hundredths of its time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ArcCosineBenchmark {
  private static final int CHUNKS = 32;
  private static final int ENTRIES = CHUNKS * LaneLoops.LANES;
  private static final int PARAMETERS = LaneLoops.ARC_COSINE_PARAMETERS;
  private static final ArcCosineSlopes RELU = ArcCosineSlopes.of(0, 1);

  /** Which loops. */
  @Param public Loops loops;

  private LaneLoops lanes;
  private SingleLaneLoops singleLanes;

  private final double[] start = new double[ENTRIES];
  private final double[] m = new double[ENTRIES];
  private final double[] theta = new double[ENTRIES];
  private final PairSides sides = new PairSides();
  private final float[] singleStart = new float[ENTRIES];
  private final float[] singleM = new float[ENTRIES];
  private final float[] singleTheta = new float[ENTRIES];
  private final SinglePairSides singleSides = new SinglePairSides();

  /** Unit variances on both sides, distances from 0 to 2: all angles. */
  @Setup
  public void fill() {
    lanes = loops.choice().loops();
    singleLanes = loops.choice().singleLoops();
    double[] ofOne = {1, Math.sqrt(0.5), 1};
    double[] numbers = new double[PARAMETERS * ENTRIES];
    float[] singles = new float[PARAMETERS * ENTRIES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ofOne[i / ENTRIES];
      singles[i] = (float) numbers[i];
    }
    sides.rows = numbers;
    sides.rowStride = ENTRIES;
    sides.rowStep = LaneLoops.LANES;
    sides.columns = numbers;
    sides.columnStride = ENTRIES;
    sides.columnStep = LaneLoops.LANES;
    singleSides.rows = singles;
    singleSides.rowStride = ENTRIES;
    singleSides.columns = singles;
    singleSides.columnStride = ENTRIES;
    for (int i = 0; i < ENTRIES; i++) {
      start[i] = 2.0 * i / ENTRIES;
      singleStart[i] = (float) start[i];
    }
  }

  /** In double precision. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public double[] inDouble() {
    System.arraycopy(start, 0, m, 0, ENTRIES);
    System.arraycopy(start, 0, theta, 0, ENTRIES);
    lanes.arcCosine(RELU, 1, sides, CHUNKS, m, theta, 0);
    return theta;
  }

  /** In single precision. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public float[] single() {
    System.arraycopy(singleStart, 0, singleM, 0, ENTRIES);
    System.arraycopy(singleStart, 0, singleTheta, 0, ENTRIES);
    singleLanes.arcCosine(RELU, 1, singleSides, CHUNKS, singleM, singleTheta, 0);
    return singleTheta;
  }
}
