package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.Precision;

/** Θ of a network at its first weights, float32, on all cores as far as they are used. */
record EmpiricalNtkJob(Setting setting, EmpiricalCase kernel) implements Job {
  @Override
  public String name() {
    return "empirical";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    try (Kernel ours = new Kernel(kernel)) {
      double seconds = setting.repetitions().of(ours).median();
      String job = "empirical NTK, " + kernel.title() + ", float32";
      OptionalDouble nt = peer(Peer.NEURAL_TANGENTS, "empirical_nt.py", kernel.neuralTangents());
      OptionalDouble torch = peer(Peer.TORCH, "empirical_torch.py", kernel.torch());
      Optional<Target> target = Optional.of(kernel.target());
      List<Row> rows = new ArrayList<>();
      rows.add(Row.of(job, "ours", seconds, "s"));
      if (kernel.bestOfBoth()) {
        rows.add(Row.of(job, "the best of neural-tangents", nt, "s"));
        rows.add(Row.of(job, "PyTorch's torch.func", torch, "s"));
        rows.addAll(
            Comparison.of(
                job, seconds, "the better of PyTorch and it", lesser(nt, torch), "s", target));
      } else {
        rows.add(Row.of(job, "PyTorch's torch.func", torch, "s"));
        rows.addAll(Comparison.of(job, seconds, "the best of neural-tangents", nt, "s", target));
      }
      return rows;
    }
  }

  private OptionalDouble peer(Peer peer, String script, Pattern seconds)
      throws InterruptedException {
    return setting.sizes().isFull()
        ? setting.peers().least(peer, setting.peers().script(script), seconds)
        : OptionalDouble.empty();
  }

  /** Of two that were both measured. */
  private static OptionalDouble lesser(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(Math.min(one.getAsDouble(), other.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static final class Kernel implements Task, AutoCloseable {
    private final Network network;
    private final Matrix x;
    private final Matrix one;

    Kernel(EmpiricalCase kernel) {
      network = FiniteNetworks.create(kernel.graph(), Precision.SINGLE);
      x = FiniteNetworks.normal("x", kernel.examples(), kernel.graph().input().shape().size());
      one = x.copy().rowRange(0, 1);
    }

    /** A step that moves nothing, so that no pass of the last repetition is of use to the next. */
    @Override
    public void prepare() {
      network.step(one, h -> h.scale(0));
    }

    @Override
    public void run() {
      network.tangentKernel().onThreads(Runtime.getRuntime().availableProcessors()).full(x, x);
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
