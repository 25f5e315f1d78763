package org.ntklab.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.benchmarks.job.Job;
import org.ntklab.benchmarks.job.Jobs;
import org.ntklab.benchmarks.job.Setting;
import org.ntklab.benchmarks.job.Sizes;
import org.ntklab.benchmarks.machine.MachineFacts;
import org.ntklab.benchmarks.peer.Peers;
import org.ntklab.benchmarks.table.JsonTable;
import org.ntklab.benchmarks.table.MarkdownTable;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.TextTable;
import org.ntklab.benchmarks.timing.Repetitions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures all jobs on this machine and prints them beside their targets. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures how fast the project is on this machine, beside targets and what labs use today.")
public final class NtkBenchmarks implements Callable<Integer> {
  private static final int REPETITIONS = 5;
  private static final double WARM_UP = 6;
  private static final double QUICK_WARM_UP = 0.5;

  @Spec private CommandSpec spec;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description =
          "Python with torch, or with jax and neural-tangents; repeatable. Without them the peers"
              + " are not measured.")
  private List<Path> pythons = List.of();

  @Option(names = "--peers", paramLabel = "DIR", description = "Folder of the peers' scripts.")
  private Path peers;

  @Option(
      names = "--only",
      paramLabel = "JOB",
      split = ",",
      description =
          "Jobs of: machine, step, empirical, study, start, dense, gap, flatten, file. Default: all.")
  private List<String> only = List.of();

  @Option(names = "--quick", description = "Small sizes, to see that everything works.")
  private boolean quick;

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description = "Folder for large files, on the disk to measure. Default: ${DEFAULT-VALUE}.")
  private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

  @Option(names = "--markdown", description = "Prints the table as Markdown, to be published.")
  private boolean markdown;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the table as JSON, too.")
  private Path json;

  private NtkBenchmarks() {}

  /** The program. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new NtkBenchmarks()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    Setting setting = setting();
    // Now, since a build during the measurement replaces the jars that this comes from.
    Map<String, String> facts = facts(setting);
    try {
      for (Job job : chosen(Jobs.in(setting))) {
        say("measuring " + job.name());
        rows.addAll(job.measure());
      }
    } finally {
      // What was measured in many minutes is not lost because the next job fails.
      if (!rows.isEmpty()) {
        report(facts, rows);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private void report(Map<String, String> machine, List<Row> rows) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print(markdown ? MarkdownTable.of(machine, rows) : TextTable.of(machine, rows));
    out.flush();
    if (json != null) {
      JsonTable.write(json, machine, rows);
    }
  }

  private static Map<String, String> facts(Setting setting) {
    Map<String, String> facts = new LinkedHashMap<>(MachineFacts.ofThis());
    facts.put("networks", FiniteNetworks.numerics());
    facts.putAll(setting.peers().versions());
    return facts;
  }

  private Setting setting() throws InterruptedException {
    if (pythons.isEmpty() != (peers == null)) {
      throw wrong("--python and --peers go together: the program, and where its scripts are");
    }
    return new Setting(
        quick ? Sizes.quick() : Sizes.full(),
        new Repetitions(quick ? QUICK_WARM_UP : WARM_UP, REPETITIONS),
        pythons.isEmpty() ? Peers.none() : Peers.of(pythons, peers, this::say),
        scratch,
        Optional.ofNullable(System.getProperty("ntk.benchmarks.root")).map(Path::of));
  }

  private List<Job> chosen(List<Job> jobs) {
    for (String name : only) {
      if (jobs.stream().noneMatch(job -> job.name().equals(name))) {
        throw wrong(
            "--only: no job '%s', expected %s"
                .formatted(
                    name, String.join(", ", jobs.stream().map(Job::name).distinct().toList())));
      }
    }
    return jobs.stream().filter(job -> only.isEmpty() || only.contains(job.name())).toList();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void say(String line) {
    spec.commandLine().getErr().println("benchmarks: " + line);
    spec.commandLine().getErr().flush();
  }
}
