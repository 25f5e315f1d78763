package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Timing;
import org.ntklab.core.infinitewidth.InfiniteKernel;

/** Θ of images behind convolutions and flattening, a pair, on one core and on all. */
record FlattenedImagesJob(Setting setting) implements Job {
  private static final double MOST_OF_PEER = 1.0 / 10;

  @Override
  public String name() {
    return "flatten";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    Sizes sizes = setting.sizes();
    ImagePairs one = pairs(1);
    ImagePairs all = pairs(Cores.all());
    List<Timing> timings = setting.repetitions().interleaved(List.of(one, all));
    double ours = all.milliseconds(timings.get(1).median());
    String job =
        "CNTK, %d layers, %d×%d×3, Flatten, float32"
            .formatted(sizes.depth(), sizes.side(), sizes.side());
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(job, Cores.named(1), one.milliseconds(timings.get(0).median()), "ms/pair"));
    rows.add(Row.of(job, Setting.allThreads(), ours, "ms/pair"));
    rows.addAll(
        Comparison.of(
            job,
            ours,
            Peer.NEURAL_TANGENTS.title(),
            KernelScripts.pairMilliseconds(
                setting.peers(), sizes.peerImages(), "flat", sizes.depth()),
            "ms/pair",
            Optional.of(Target.atMost(MOST_OF_PEER))));
    return rows;
  }

  private ImagePairs pairs(int threads) {
    Sizes sizes = setting.sizes();
    int count = sizes.flattenExamples();
    InfiniteKernel kernel =
        Networks.convolutional(sizes.depth(), sizes.side(), Networks.Head.FLATTEN);
    return new ImagePairs(kernel, count, count, OptionalInt.empty(), threads);
  }
}
