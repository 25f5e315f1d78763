package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.machine.GemmPeak;
import org.ntklab.benchmarks.machine.StreamTriad;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.core.network.Precision;

/** What the machine can do at all, on one core and on all. */
record MachineJob(Setting setting) implements Job {
  @Override
  public String name() {
    return "machine";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    for (Precision precision : Precision.values()) {
      for (int threads : threads()) {
        rows.add(gemm(precision, threads));
      }
    }
    for (int threads : threads()) {
      rows.add(triad(threads));
    }
    return rows;
  }

  private static int[] threads() {
    return IntStream.of(1, Cores.all()).distinct().toArray();
  }

  private Row gemm(Precision precision, int threads) throws IOException, InterruptedException {
    GemmPeak peak = new GemmPeak(setting.sizes().gemm(), precision, threads);
    double speed = peak.speed(setting.repetitions().of(peak));
    String job = "GEMM %s, n = %d".formatted(Networks.named(precision), setting.sizes().gemm());
    return Row.of(job, Cores.named(threads), speed, "GFLOP/s");
  }

  private Row triad(int threads) throws IOException, InterruptedException {
    StreamTriad triad = new StreamTriad(setting.sizes().triad(), threads);
    double speed = triad.speed(setting.repetitions().of(triad));
    return Row.of("STREAM triad", Cores.named(threads), speed, "GB/s");
  }
}
