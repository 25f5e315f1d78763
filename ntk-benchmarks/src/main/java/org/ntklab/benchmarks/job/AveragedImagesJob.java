package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.machine.GemmPeak;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Timing;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.network.Precision;

/**
 * Θ of images behind convolutions and global average pooling, a pair, on one core and on all.
 *
 * <p>Times of machines of different speed, or of one whose neighbours change, are compared as work:
 * the time of a pair times the peak of float32 GEMM on the same number of cores, in GFLOP. The peak
 * is measured right before and right after the kernel in every repetition; the mean of the two is
 * multiplied with the kernel's time between them, and of these products the median is taken. Both
 * numbers of threads do the same work, of at least two tiles a core, and take turns.
 */
record AveragedImagesJob(Setting setting) implements Job {
  private static final int TILE = 16;
  private static final double MOST_WORK = 2.5;
  private static final double LEAST_SPEEDUP_OF_CORE = 0.9;
  private static final double MILLI = 1e-3;

  @Override
  public String name() {
    return "gap";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    Sizes sizes = setting.sizes();
    int cores = Cores.all();
    GemmPeak onePeak = new GemmPeak(sizes.gemm(), Precision.SINGLE, 1);
    GemmPeak allPeak = new GemmPeak(sizes.gemm(), Precision.SINGLE, cores);
    ImagePairs one = pairs(1);
    ImagePairs all = pairs(cores);
    List<Timing> timings =
        setting.repetitions().interleaved(List.of(onePeak, one, onePeak, allPeak, all, allPeak));
    Between alone = new Between(onePeak, one, timings.subList(0, 3));
    Between together = new Between(allPeak, all, timings.subList(3, 6));
    List<Row> rows = new ArrayList<>();
    rows.addAll(alone.rows(job(), 1));
    if (cores > 1) {
      rows.addAll(together.rows(job(), cores));
      double speedup = alone.milliseconds() / together.milliseconds();
      rows.add(
          Row.of(job(), "speedup of " + Setting.allThreads(), speedup, "")
              .aiming(Target.atLeast(LEAST_SPEEDUP_OF_CORE * cores)));
    }
    rows.addAll(
        Comparison.of(
            job(),
            together.milliseconds(),
            Peer.NEURAL_TANGENTS.title(),
            KernelScripts.pairMilliseconds(setting.peers(), 1, "gap", sizes.depth()),
            "ms/pair",
            Optional.empty()));
    return rows;
  }

  private String job() {
    Sizes sizes = setting.sizes();
    return "CNTK, %d layers, %d×%d×3, GAP, float32"
        .formatted(sizes.depth(), sizes.side(), sizes.side());
  }

  private ImagePairs pairs(int threads) {
    Sizes sizes = setting.sizes();
    InfiniteKernel kernel = Networks.convolutional(sizes.depth(), sizes.side(), Networks.Head.GAP);
    int columns = sizes.gapColumns() * Cores.all();
    return new ImagePairs(kernel, sizes.gapRows(), columns, OptionalInt.of(TILE), threads);
  }

  /**
   * A kernel between two measurements of the peak.
   *
   * @param timings of peak, kernel and peak
   */
  private record Between(GemmPeak peak, ImagePairs pairs, List<Timing> timings) {
    double milliseconds() {
      return pairs.milliseconds(timings.get(1).median());
    }

    List<Row> rows(String job, int threads) {
      int count = timings.get(1).repetitions();
      Timing speed = Timing.of(count, this::speed);
      Timing work =
          Timing.of(
              count, i -> speed.value(i) * MILLI * pairs.milliseconds(timings.get(1).value(i)));
      String who = Cores.named(threads);
      return List.of(
          Row.of(job, who, milliseconds(), "ms/pair"),
          Row.of(job, "GEMM beside it, " + who, speed.median(), "GFLOP/s"),
          Row.of(job, "time × GEMM, " + who, work.median(), "GFLOP/pair")
              .aiming(Target.atMost(MOST_WORK)));
    }

    private double speed(int i) {
      return 0.5 * (peak.speed(timings.get(0).value(i)) + peak.speed(timings.get(2).value(i)));
    }
  }
}
