package org.ntklab.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.analysis.reproduction.Reproduction;
import org.ntklab.analysis.reproduction.ReproductionCatalogue;
import org.ntklab.analysis.reproduction.ReproductionReader;
import org.ntklab.analysis.reproduction.ReproductionSource;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.cli.reproduce.MeasurementStore;
import org.ntklab.cli.reproduce.ReproductionAnswer;
import org.ntklab.cli.reproduce.ReproductionJson;
import org.ntklab.cli.reproduce.ReproductionRun;
import org.ntklab.cli.reproduce.ReproductionText;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.NtkException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk reproduce}: published results, made again at a size of minutes. */
@Command(
    name = "reproduce",
    description = {
      "Makes published results again, and shows what was published beside what is measured.",
      "Exit code 4 when a number does not agree."
    })
public final class ReproduceCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "results by name, or files that describe one (docs/reproduce.md)")
  private List<String> names = new ArrayList<>();

  @Option(names = "--list", description = "lists what there is, and what each needs")
  private boolean list;

  @Option(names = "--all", description = "all that there are; without their data some are skipped")
  private boolean all;

  /** The command in a session. */
  public ReproduceCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ReproductionCatalogue catalogue = session.ntk().get(ReproductionCatalogue.class);
    catalogue.problems().stream().map(Problem::toString).forEach(session.console()::say);
    if ((list ? 1 : 0) + (all ? 1 : 0) + (names.isEmpty() ? 0 : 1) != 1) {
      throw new InvalidInputException(
          Problem.of(
              "reproduce",
              "takes one of NAME, --list and --all; " + Nearest.hint("", catalogue.names())));
    }
    if (list) {
      return list(catalogue);
    }
    ReproductionRun run = run();
    List<ReproductionAnswer> answers = new ArrayList<>();
    for (Whole whole : readEverything(catalogue, run)) {
      session.remark(whole.reproduction().name());
      ReproductionAnswer answer = answer(whole, run);
      answers.add(answer);
      if (!session.options().json()) {
        print(answer, answers.size() > 1);
      }
    }
    return finish(answers).status();
  }

  /**
   * A result with its experiments, none where its data are missing.
   *
   * @param wrong what its description has wrong; empty for one that can be run
   */
  private record Whole(
      Reproduction reproduction, Map<String, ExperimentSpec> experiments, List<String> wrong) {}

  /** Runs one. What a plugin's code throws is that result's failure: the others go on. */
  private ReproductionAnswer answer(Whole whole, ReproductionRun run) {
    if (!whole.wrong().isEmpty()) {
      return ReproductionAnswer.broken(whole.reproduction(), whole.wrong(), Duration.ZERO);
    }
    Instant start = Instant.now();
    try {
      return run.of(whole.reproduction(), whole.experiments());
    } catch (FaultException | InterruptedStudyException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      Duration took = Duration.between(start, Instant.now());
      return ReproductionAnswer.broken(whole.reproduction(), reasons(e), took);
    }
  }

  /** What was thrown, a line each; its trace on standard error where that is asked for. */
  private List<String> reasons(Throwable thrown) {
    if (session.options().verbose()) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      session.console().raw(trace.toString());
    }
    if (thrown instanceof NtkException known) {
      return known.getMessage().lines().toList();
    }
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    return List.of(
        "broke off with %s: %s; --verbose shows where"
            .formatted(thrown.getClass().getSimpleName(), message));
  }

  /**
   * Looks at everything before anything is run. Of what the user named everything must be right; of
   * all that plugins bring, what is wrong counts as failed.
   */
  private List<Whole> readEverything(ReproductionCatalogue catalogue, ReproductionRun run) {
    Problems problems = new Problems();
    List<Whole> wholes = new ArrayList<>();
    for (String name : names) {
      try {
        wholes.add(whole(source(catalogue, name), run));
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    for (ReproductionSource source : all ? catalogue.all() : List.<ReproductionSource>of()) {
      try {
        wholes.add(whole(source, run));
      } catch (RuntimeException | LinkageError e) {
        wholes.add(new Whole(Reproduction.unreadable(source), Map.of(), reasons(e)));
      }
    }
    if (problems.isEmpty()) {
      RunStore.open(session.options().store());
    }
    problems.throwIfAny();
    return wholes;
  }

  private Whole whole(ReproductionSource source, ReproductionRun run) {
    ReproductionReader reader = session.ntk().get(ReproductionReader.class);
    List<String> missing = run.missing(reader.needs(source));
    Map<String, ExperimentSpec> experiments = Map.of();
    if (missing.isEmpty()) {
      experiments = reader.readWhole(source);
    } else if (!all) {
      throw new InvalidInputException(
          Problem.of(
              source.name(),
              "needs %s in the data folder %s (--data-dir, NTK_DATA); 'ntk datasets' says where"
                      .formatted(String.join(", ", missing), session.options().dataDir())
                  + " it is from"));
    }
    return new Whole(reader.read(source), experiments, List.of());
  }

  private static ReproductionSource source(ReproductionCatalogue catalogue, String name) {
    Path file = Path.of(name);
    if (name.endsWith(".yaml") || name.endsWith(".yml") || Files.isRegularFile(file)) {
      return ReproductionSource.of(file);
    }
    return catalogue
        .find(name)
        .orElseThrow(
            () ->
                new InvalidInputException(
                    Problem.of(
                        "reproduce",
                        "unknown result '"
                            + name
                            + "'; "
                            + Nearest.hint(name, catalogue.names()))));
  }

  private ReproductionRun run() {
    return new ReproductionRun(
        session.ntk().get(DataFolder.class),
        experiment ->
            new WatchedStudy(session)
                .run(session.ntk().prepare(experiment).jobs(session.threads())),
        this::measure,
        Clock.systemUTC());
  }

  private List<Observation> measure(Measurement measurement) {
    MeasurementStore store = new MeasurementStore(session.options().store());
    String fingerprint = measurement.fingerprint();
    return store
        .find(fingerprint)
        .orElseGet(
            () -> {
              session.interruptible();
              try {
                List<Observation> measured =
                    measurement.measure(session.threads(), session::remark);
                store.put(fingerprint, measured);
                return measured;
              } catch (InterruptedException e) {
                throw new InterruptedStudyException(
                    "interrupted; the same command begins this measurement again: "
                        + session.commandLine(),
                    e);
              }
            });
  }

  private void print(ReproductionAnswer answer, boolean another) {
    if (another) {
      session.console().print("");
    }
    new ReproductionText(session.console()).print(answer);
    session.console().flush();
  }

  private ExitCode finish(List<ReproductionAnswer> answers) {
    Console console = session.console();
    if (session.options().json()) {
      console.json(ReproductionJson.of(answers));
    } else if (answers.size() > 1) {
      console.print("");
      new ReproductionText(console).summary(answers);
    }
    boolean failed =
        answers.stream().anyMatch(answer -> answer.status() == ReproductionAnswer.Status.FAILED);
    return failed ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }

  private int list(ReproductionCatalogue catalogue) {
    ReproductionReader reader = session.ntk().get(ReproductionReader.class);
    List<Reproduction> known = new ArrayList<>();
    for (ReproductionSource source : catalogue.all()) {
      try {
        known.add(reader.read(source));
      } catch (InvalidInputException e) {
        // The others can be listed all the same.
        e.problems().stream().map(Problem::toString).forEach(session.console()::say);
      }
    }
    if (session.options().json()) {
      List<Map<String, Object>> entries = new ArrayList<>();
      known.forEach(one -> entries.add(new LinkedHashMap<>(ReproductionJson.description(one))));
      session.console().json(Map.of("reproductions", entries));
      return ExitCode.DONE.status();
    }
    TextTable table =
        new TextTable()
            .key("name")
            .text("published in")
            .number("about")
            .text("needs")
            .text("result");
    for (Reproduction one : known) {
      table.row(
          one.name(),
          String.join(", ", one.references()),
          Numbers.duration(Duration.ofSeconds(Math.round(60 * one.minutes()))),
          one.needs().isEmpty() ? "" : "data: " + String.join(", ", one.needs()),
          one.title());
    }
    Console console = session.console();
    console.print(table.render(console.style(), Console.WIDTH));
    return ExitCode.DONE.status();
  }
}
