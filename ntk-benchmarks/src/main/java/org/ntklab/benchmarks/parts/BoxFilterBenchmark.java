package org.ntklab.benchmarks.parts;

import java.util.concurrent.TimeUnit;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;
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

/** The 3 × 3 box filter over a plane of 32 × 32 positions for 16 pairs of images, an entry. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BoxFilterBenchmark {
  private static final int SIDE = 32;
  private static final int ROW = SIDE * LaneLoops.LANES;
  private static final int ENTRIES = SIDE * ROW;
  private static final int SUMMED_ROWS = 3;
  private static final int ENDS = 4;

  /** Which loops. */
  @Param public Loops loops;

  private LaneLoops lanes;
  private SingleLaneLoops singleLanes;

  private final double[] in = new double[ENTRIES];
  private final double[] ends = new double[ENDS * ROW];
  private final double[] sums = new double[SUMMED_ROWS * ROW];
  private final double[] out = new double[ENTRIES];
  private final float[] singleIn = new float[ENTRIES];
  private final float[] singleEnds = new float[ENDS * ROW];
  private final float[] singleSums = new float[SUMMED_ROWS * ROW];
  private final float[] singleOut = new float[ENTRIES];

  /** Numbers in the plane, zeros beyond its ends. */
  @Setup
  public void fill() {
    lanes = loops.choice().loops();
    singleLanes = loops.choice().singleLoops();
    for (int i = 0; i < ENTRIES; i++) {
      in[i] = 1.0 / (1 + i % ROW);
      singleIn[i] = (float) in[i];
    }
  }

  /** In double precision. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public double[] inDouble() {
    lanes.boxThree(in, 0, SIDE, SIDE, SIDE, ends, 0, ROW, sums, out, 0, 1.0 / 9);
    return out;
  }

  /** In single precision. */
  @Benchmark
  @OperationsPerInvocation(ENTRIES)
  public float[] single() {
    singleLanes.boxThree(
        singleIn, 0, SIDE, SIDE, SIDE, singleEnds, 0, ROW, singleSums, singleOut, 0, 1f / 9);
    return singleOut;
  }
}
