package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Timing;

/**
 * A whole study in a process of its own, through the launcher: 12 runs, their traces on the disk at
 * the end. Ours three times, the peers once each in between.
 */
record StudyJob(Setting setting) implements Job {
  private static final int RUNS = 3;
  private static final int STEPS = 1000;
  private static final Target MOST_OF_PEER = Target.atMost(0.45);
  private static final double GIBI = 1 << 30;

  @Override
  public String name() {
    return "study";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    int steps = setting.sizes().shrunk(STEPS);
    String job = "regime study, 12 runs of %d steps, float64".formatted(steps);
    if (setting.root().isEmpty()) {
      return List.of(Row.of(job, "ours", OptionalDouble.empty(), "s"));
    }
    Path root = setting.root().get();
    List<Child> ours = new ArrayList<>();
    ours.add(study(root, steps));
    OptionalDouble torch = peer(root, Peer.TORCH, "study_torch.py", steps);
    ours.add(study(root, steps));
    OptionalDouble jax = peer(root, Peer.JAX, "study_jax.py", steps);
    while (ours.size() < RUNS) {
      ours.add(study(root, steps));
    }
    double seconds = Timing.of(RUNS, i -> ours.get(i).seconds()).median();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(job, "ours, traces on the disk", seconds, "s"));
    Optional<Target> target = Optional.of(MOST_OF_PEER);
    rows.addAll(Comparison.of(job, seconds, Peer.TORCH.title(), torch, "s", target));
    rows.addAll(Comparison.of(job, seconds, Peer.JAX.title(), jax, "s", target));
    OptionalLong peak =
        ours.stream().map(Child::peakBytes).flatMapToLong(OptionalLong::stream).max();
    rows.add(
        Row.of(
                job,
                "resident memory, peak of all",
                peak.isPresent()
                    ? OptionalDouble.of(peak.getAsLong() / GIBI)
                    : OptionalDouble.empty(),
                "GiB")
            .aiming(Target.atMost(1)));
    return rows;
  }

  private Child study(Path root, int steps) throws IOException, InterruptedException {
    Path store = Files.createTempDirectory(setting.scratch(), "ntk-benchmarks-study");
    try {
      return Child.run(
          List.of(
              root.resolve("ntk").toString(),
              "run",
              root.resolve("ntk-benchmarks/regime-study.yaml").toString(),
              "--set",
              "training.until={steps: " + steps + "}",
              "--store",
              store.toString(),
              "--quiet"));
    } finally {
      delete(store);
    }
  }

  private OptionalDouble peer(Path root, Peer peer, String script, int steps)
      throws InterruptedException {
    Path digits =
        root.resolve("ntk-datasets/src/main/resources/org/ntklab/datasets/embedded/digits.csv.gz");
    return setting
        .peers()
        .least(
            peer,
            setting.peers().script(script),
            Pattern.compile("seconds ([0-9.]+)"),
            digits.toString(),
            "--steps",
            Integer.toString(steps));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
