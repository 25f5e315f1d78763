package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ntklab.benchmarks.machine.GemmPeak;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
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
    try (Steps steps = new Steps(step)) {
      List<Timing> timings = setting.repetitions().interleaved(List.of(peak, steps));
      double seconds = timings.get(1).median() / step.steps();
      double speed = step.operations() / seconds / GIGA;
      String job = "step of " + step.title();
      List<Row> rows = new ArrayList<>();
      rows.add(Row.of(job, "1 thread", seconds / MILLI, "ms"));
      rows.add(Row.of(job, "products", speed, "GFLOP/s"));
      rows.add(
          new Row(
              job,
              "products / GEMM",
              OptionalDouble.of(speed / peak.speed(timings.get(0))),
              "",
              step.speed()));
      rows.addAll(
          Comparison.of(
              job,
              seconds / MILLI,
              Peer.TORCH.title(),
              inMilliseconds(step.peer().seconds(setting)),
              "ms",
              step.target()));
      return rows;
    }
  }

  private static OptionalDouble inMilliseconds(OptionalDouble seconds) {
    return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() / MILLI) : seconds;
  }

  /** Some steps of one network, on from where it was. */
  private static final class Steps implements Task, AutoCloseable {
    private final Network network;
    private final Matrix x;
    private final Matrix y;
    private final int count;

    Steps(StepCase step) {
      int outputs = step.graph().output().shape().size();
      network = FiniteNetworks.create(step.graph(), step.precision());
      x = FiniteNetworks.normal("x", step.batch(), step.graph().input().shape().size());
      y = FiniteNetworks.normal("y", step.batch(), outputs);
      count = step.steps();
    }

    @Override
    public void run() {
      MeanSquaredError loss = new MeanSquaredError();
      for (int i = 0; i < count; i++) {
        network.step(
            x,
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
