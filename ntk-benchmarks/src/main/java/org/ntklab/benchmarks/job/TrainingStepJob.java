package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.benchmarks.machine.GemmPeak;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.benchmarks.timing.Timing;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.network.Network;

/**
 * A training step on one thread: forward, squared error, backward, update of gradient descent. It
 * takes turns with products of matrices, so that their speeds can be compared.
 */
record TrainingStepJob(Setting setting, StepCase step) implements Job {
  private static final double GIGA = 1e9;
  private static final double MILLI = 1e-3;

  @Override
  public String name() {
    return "step";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    GemmPeak peak = new GemmPeak(setting.sizes().gemm(), step.precision(), 1);
    String job = "step of " + step.title();
    List<Row> rows = new ArrayList<>();
    try (Steps same = new Steps(step, 1);
        Steps others = new Steps(step, 2)) {
      boolean differ = step.others() != step.operations();
      List<Timing> timings =
          setting
              .repetitions()
              .interleaved(differ ? List.of(peak, same, others) : List.of(peak, same));
      double gemm = peak.speed(timings.get(0));
      OptionalDouble torch = inMilliseconds(step.peer().seconds(setting));
      double seconds = timings.get(1).median() / step.steps();
      rows.addAll(rows(job, seconds, step.operations(), gemm, step.speed()));
      rows.addAll(compared(job, seconds, torch, step.target()));
      if (differ) {
        String other = job + ", another batch each time";
        double more = timings.get(2).median() / step.steps();
        rows.addAll(rows(other, more, step.others(), gemm, Optional.empty()));
        rows.addAll(compared(other, more, torch, Optional.empty()));
      }
    }
    return rows;
  }

  private static List<Row> rows(
      String job, double seconds, double operations, double gemm, Optional<Target> target) {
    double speed = operations / seconds / GIGA;
    return List.of(
        Row.of(job, "1 thread", seconds / MILLI, "ms"),
        Row.of(job, "products", speed, "GFLOP/s"),
        new Row(job, "products / GEMM", OptionalDouble.of(speed / gemm), "", target));
  }

  private static List<Row> compared(
      String job, double seconds, OptionalDouble torch, Optional<Target> target) {
    return Comparison.of(job, seconds / MILLI, Peer.TORCH.title(), torch, "ms", target);
  }

  private static OptionalDouble inMilliseconds(OptionalDouble seconds) {
    return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() / MILLI) : seconds;
  }

  /** Some steps of one network, on from where it was. */
  private static final class Steps implements Task, AutoCloseable {
    private final Network network;
    private final List<Matrix> batches = new ArrayList<>();
    private final Matrix y;
    private final int count;
    private int done;

    /**
     * Steps that go round some batches.
     *
     * @param different how many
     */
    Steps(StepCase step, int different) {
      int outputs = step.graph().output().shape().size();
      network = FiniteNetworks.create(step.graph(), step.precision());
      int features = step.graph().input().shape().size();
      for (int i = 0; i < different; i++) {
        batches.add(FiniteNetworks.normal("x" + i, step.batch(), features));
      }
      y = FiniteNetworks.normal("y", step.batch(), outputs);
      count = step.steps();
    }

    @Override
    public void run() {
      MeanSquaredError loss = new MeanSquaredError();
      for (int i = 0; i < count; i++) {
        network.step(
            batches.get(done++ % batches.size()),
            h -> {
              loss.gradient(h, y, h);
              return h;
            });
      }
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
