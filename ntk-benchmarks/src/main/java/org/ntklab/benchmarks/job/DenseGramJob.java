package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/**
 * K and Θ of vectors among themselves, 3 hidden layers of ReLU, on all cores: from the examples in
 * memory to both matrices in memory, as a program asks for them.
 */
record DenseGramJob(Setting setting, Precision precision) implements Job {
  private static final double MOST_OF_PEER = 1.0 / 5;

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    Sizes sizes = setting.sizes();
    InfiniteKernel kernel = Networks.dense(sizes.features(), precision);
    Matrix x = Networks.examples(kernel, sizes.examples(), "dense");
    KernelComputation computation =
        KernelComputation.of(kernel, InfiniteKernel.NNGP, InfiniteKernel.NTK);
    double seconds = setting.repetitions().of(() -> computation.gram(x)).median();
    String job =
        "dense Gram, NNGP and NTK, 3 ReLU, N = %d, %s"
            .formatted(sizes.examples(), Networks.named(precision));
    List<Row> rows = new ArrayList<>(List.of(Row.of(job, Setting.allThreads(), seconds, "s")));
    rows.addAll(
        Comparison.of(
            job,
            seconds,
            Peer.NEURAL_TANGENTS.title(),
            KernelScripts.denseSeconds(
                setting.peers(), sizes.examples(), precision == Precision.SINGLE),
            "s",
            Optional.of(Target.atMost(MOST_OF_PEER))));
    return rows;
  }
}
