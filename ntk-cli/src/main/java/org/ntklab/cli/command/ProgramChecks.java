package org.ntklab.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ntklab.cli.run.BuiltInStudy;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.core.random.RandomStreams;

/** What the doctor looks at next: versions, plugins, a small network, folders. */
final class ProgramChecks {
  private final Session session;

  ProgramChecks(Session session) {
    this.session = session;
  }

  List<Finding> all() {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.good("ntk", Provenance.version()));
    findings.add(plugins());
    findings.add(network());
    findings.add(kernels());
    findings.add(store());
    findings.add(data());
    return findings;
  }

  private Finding plugins() {
    List<Problem> problems = session.catalogue().problems();
    int usable = session.catalogue().plugins().size();
    return new Finding(
        "plugins",
        true,
        usable + " in use, " + problems.size() + " left out",
        String.join("; ", problems.stream().map(Problem::toString).toList()));
  }

  /** Makes the smallest network of the built-in study and asks for its outputs. */
  private Finding network() {
    try {
      long start = System.nanoTime();
      NetworkFactory networks = session.ntk().get(NetworkFactory.class);
      RunSpec run =
          session
              .ntk()
              .parse(BuiltInStudy.SOURCE, BuiltInStudy.yaml(), List.of("seeds=1"))
              .runs()
              .get(0);
      Dataset data = session.ntk().get(DatasetCache.class).get(run.data());
      NetworkDescription description =
          new NetworkDescription(
              run.architecture().graph(data.shape(), data.outputs()),
              run.parametrisation().value(),
              run.training().optimiser(),
              1,
              run.precision(),
              new RandomStreams(0));
      try (Network network = networks.create(description)) {
        Matrix outputs = network.outputs(data.probe().inputs());
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        return Finding.good(
            "networks",
            networks.numerics()
                + ", made one and evaluated it on "
                + outputs.rows()
                + " examples within "
                + taken.toMillis()
                + " ms, loading included");
      }
    } catch (LinkageError | RuntimeException e) {
      // Whatever it is: to say that it does not work is what the doctor is for.
      return Finding.bad("networks", e, "no experiment can be trained");
    }
  }

  private Finding kernels() {
    try {
      InfiniteWidth reading = session.ntk().get(InfiniteWidth.class);
      return Finding.good(
          "kernels",
          reading.numerics() + ", " + reading.slowness().orElse("with vector instructions"));
    } catch (LinkageError | RuntimeException e) {
      // Whatever it is: to say that it does not work is what the doctor is for.
      return Finding.bad("kernels", e, "ntk kernel and ntk predict cannot work");
    }
  }

  private Finding store() {
    Path store = session.options().store();
    if (Files.isDirectory(store)) {
      return Files.isWritable(store)
          ? Finding.good("store", store.toAbsolutePath())
          : new Finding(
              "store",
              false,
              store + " cannot be written",
              "give another with --store or NTK_STORE");
    }
    return Finding.good("store", store.toAbsolutePath() + ", made by the first run");
  }

  private Finding data() {
    Path data = session.options().dataDir();
    return Finding.good(
        "data", data.toAbsolutePath() + (Files.isDirectory(data) ? "" : ", not there"));
  }
}
