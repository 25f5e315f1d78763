package org.ntklab.cli.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ntklab.cli.check.CheckAnswer;
import org.ntklab.cli.check.CheckJson;
import org.ntklab.cli.check.CheckMeasurement;
import org.ntklab.cli.check.CheckQuestion;
import org.ntklab.cli.check.CheckText;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.experiment.GraphRequestReader;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk check}: whether a parametrisation scales as it should, measured in three ways. */
@Command(
    name = "check",
    description = {
      "Checks whether a parametrisation does on this architecture what it is for, in three ways:",
      "sizes of pre-activations and their changes, the best learning rate from width to width,"
          + " and the spectral movement of each layer. Each passes where others fail."
    })
public final class CheckCommand implements Callable<Integer> {
  private static final List<String> OPTIMISERS = List.of("sgd", "momentum", "nesterov", "adam");

  private final Session session;

  @Parameters(
      paramLabel = "ARCHITECTURE",
      description =
          "an architecture's name, {name: mlp, depth: 3}, or a file with layers: or architecture:")
  private String architecture;

  @Option(
      names = "--parametrisation",
      required = true,
      paramLabel = "P",
      description = "what is checked: a name, or a group in braces")
  private String parametrisation;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description =
          "a data set, a file, or a data: group in braces (default: 128 digits, odd or even)")
  private String data;

  @Option(
      names = "--optimiser",
      paramLabel = "NAME",
      description = "sgd, momentum, nesterov or adam (default: ${DEFAULT-VALUE})")
  private String optimiser = "sgd";

  @Option(
      names = "--learning-rate",
      paramLabel = "ETA",
      description =
          "of the coordinate and spectral checks (default: a quarter of the largest stable one on"
              + " the narrowest network)")
  private Double learningRate;

  @Option(
      names = "--widths",
      split = ",",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "values of n, two or more (default: 64,128,256,512)")
  private List<Integer> widths = List.of(64, 128, 256, 512);

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "networks at each width (default: ${DEFAULT-VALUE})")
  private Integer seeds = 3;

  @Option(
      names = "--steps",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "of training; four times as many for the best rate (default: ${DEFAULT-VALUE})")
  private Integer steps = 10;

  /** The command in a session. */
  public CheckCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    CheckMeasurement measurement = readEverything();
    CheckAnswer answer = measurement.answer();
    if (session.options().json()) {
      session.console().json(CheckJson.of(answer));
    } else {
      new CheckText(session.console(), answer).print();
    }
    long failed = answer.runs().stream().filter(run -> run.status() == RunStatus.FAILED).count();
    if (failed == 0) {
      // A run that diverged is what the check is there to see.
      return ExitCode.DONE.status();
    }
    session.console().say(failed + " of " + answer.runs().size() + " runs failed");
    return ExitCode.INCOMPLETE.status();
  }

  /** Looks at everything the user gave before anything is trained, and tells all that is wrong. */
  private CheckMeasurement readEverything() {
    Problems problems = new Problems();
    Words.check("--optimiser", optimiser, OPTIMISERS, problems);
    if (widths.stream().distinct().count() < 2) {
      problems.add(
          Problem.of(
              "--widths " + widths.get(0), "an exponent takes two widths or more, found one"));
    }
    if (learningRate != null && !(learningRate > 0 && Double.isFinite(learningRate))) {
      problems.add(Problem.of("--learning-rate " + learningRate, "expected a number above 0"));
    }
    Optional<CheckMeasurement> measurement = Optional.empty();
    try {
      CheckMeasurement asked = measurement(question());
      asked.check();
      measurement = Optional.of(asked);
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    } catch (RefusedException e) {
      // What is wrong comes first: it can be mended.
      problems.throwIfAny();
      throw e;
    }
    if (problems.isEmpty()) {
      RunStore.open(session.options().store());
    }
    problems.throwIfAny();
    return measurement.orElseThrow();
  }

  private CheckMeasurement measurement(CheckQuestion question) {
    return new CheckMeasurement(
        question,
        session.ntk().get(ExperimentReader.class),
        session.ntk().get(DatasetCache.class),
        experiment ->
            new WatchedStudy(session)
                .run(session.ntk().prepare(experiment).jobs(session.threads())));
  }

  private CheckQuestion question() {
    return new CheckQuestion(
        GraphRequestReader.architecture(architecture, Path.of("")),
        parametrisation.startsWith("{")
            ? YamlSource.parseValue("--parametrisation " + parametrisation, parametrisation).plain()
            : parametrisation,
        data(),
        // The unknown word is told of already; what else is wrong is to be found.
        OPTIMISERS.contains(optimiser) ? optimiser : "sgd",
        Optional.ofNullable(learningRate).filter(eta -> eta > 0 && Double.isFinite(eta)),
        widths,
        seeds,
        steps);
  }

  private Map<String, Object> data() {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("train", 128);
    group.put("probe", 64);
    if (data == null) {
      group.put("name", "digits");
      group.put("target", "odd-even");
    } else if (data.startsWith("{")) {
      String source = "--data " + data;
      if (!(YamlSource.parseValue(source, data) instanceof ConfigNode.Entries entries)) {
        throw new InvalidInputException(
            Problem.of(source, "expected a group of keys, as in {name: digits, train: 128}"));
      }
      group.putAll(entries.plain());
    } else {
      group.put(Files.isRegularFile(Path.of(data)) ? "file" : "name", data);
    }
    return group;
  }
}
