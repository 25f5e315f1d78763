package org.ntklab.cli.command;

import com.google.inject.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.JsonDocument;
import org.ntklab.cli.run.AffectedCells;
import org.ntklab.cli.run.BuiltInStudy;
import org.ntklab.cli.run.GemmSpeed;
import org.ntklab.cli.run.Plan;
import org.ntklab.cli.run.StudyJson;
import org.ntklab.cli.run.StudyText;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.engine.Engine;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StudyFolders;
import org.ntklab.core.study.Study;
import org.ntklab.core.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk run}: trains every cell of a grid, measures, and sets verdicts beside theory. */
@Command(
    name = "run",
    description =
        "Trains every cell of an experiment, measures, and judges: lazy or feature learning?")
public final class RunCommand implements Callable<Integer> {
  private static final String DEFAULT_ENGINE = "local";

  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "experiment file; without one the built-in study, a minute or two")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "replaces a key of the experiment, as in training.until.steps=50; repeatable")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "networks side by side (default: --threads, else processors)")
  private Integer jobs;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "what executes the runs (default: ${DEFAULT-VALUE})")
  private String engineName = DEFAULT_ENGINE;

  @Option(
      names = "--dry-run",
      description = "only tell the cells, their cost, and what the store holds of them")
  private boolean dryRun;

  @Option(names = "--fresh", description = "train again what the store holds")
  private boolean fresh;

  /** The command in a session. */
  public RunCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ExperimentSpec experiment = readEverything();
    if (dryRun) {
      tell(experiment);
      return ExitCode.DONE.status();
    }
    StudyResult result = train(experiment);
    Map<String, Object> document = StudyJson.of(result);
    StudyFolders.of(result.store())
        .study(experiment.identity())
        .write(experiment.text(), JsonDocument.write(document));
    if (session.options().json()) {
      session.console().json(document);
    } else {
      boolean asShipped = file == null && overrides.isEmpty();
      new StudyText(session.console(), result)
          .print(asShipped ? List.of(BuiltInStudy.REMARK) : List.of());
    }
    return incomplete(result).status();
  }

  private StudyResult train(ExperimentSpec experiment) {
    Study study =
        session
            .ntk()
            .prepare(experiment)
            .jobs(jobs())
            .fresh(fresh)
            .engine(engine(new Problems()).orElseThrow());
    return new WatchedStudy(session).run(study);
  }

  /** Looks at everything the user gave before anything is trained, and tells all that is wrong. */
  private ExperimentSpec readEverything() {
    Problems problems = new Problems();
    engine(problems);
    Optional<ExperimentSpec> experiment = Optional.empty();
    try {
      experiment = Optional.of(read());
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    }
    // A store is made for a study that can run; one that is in the way is told of in any case.
    if (!dryRun && (problems.isEmpty() || !couldBeMade(session.options().store()))) {
      try {
        RunStore.open(session.options().store());
      } catch (InvalidInputException e) {
        problems.addAll(e.problems());
      }
    }
    problems.throwIfAny();
    return experiment.orElseThrow();
  }

  private ExperimentSpec read() {
    return file == null
        ? session.ntk().parse(BuiltInStudy.SOURCE, BuiltInStudy.yaml(), overrides)
        : session.ntk().read(file, overrides);
  }

  private Optional<Engine> engine(Problems problems) {
    Kinds<Engine> engines = session.ntk().get(new Key<Kinds<Engine>>() {});
    if (engines.find(engineName).isEmpty()) {
      problems.add(Problem.of("--engine " + engineName, engines.unknown(engineName)));
    }
    return engines.find(engineName).map(kind -> kind.read(Options.none(problems)));
  }

  private int jobs() {
    return jobs != null
        ? jobs
        : session.options().threads().orElse(Runtime.getRuntime().availableProcessors());
  }

  private void tell(ExperimentSpec experiment) {
    RunStore store = RunStore.existing(session.options().store());
    Plan plan =
        new Plan(
            experiment,
            session.ntk().get(DatasetCache.class),
            run -> !fresh && isDone(store, run),
            jobs());
    double speed = GemmSpeed.measure();
    if (session.options().json()) {
      session.console().json(plan.json(speed));
    } else {
      plan.print(session.console(), speed);
    }
  }

  private static boolean isDone(RunStore store, RunSpec run) {
    RunFolder folder = store.run(run.hash());
    try {
      return folder.status().isPresent() && Files.isRegularFile(folder.constants());
    } catch (InvalidInputException e) {
      return false;
    }
  }

  private ExitCode incomplete(StudyResult result) {
    int unexpected = result.unexpected().size();
    if (unexpected == 0) {
      return ExitCode.DONE;
    }
    session
        .console()
        .say(
            unexpected
                + " of "
                + result.runs().size()
                + " runs failed or diverged; they are missing from the verdicts of: "
                + String.join("; ", AffectedCells.of(result)));
    return ExitCode.INCOMPLETE;
  }

  private static boolean couldBeMade(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }
}
