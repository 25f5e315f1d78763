package org.ntklab.cli.command;

import com.google.inject.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ntklab.analysis.abc.AbcClassification;
import org.ntklab.analysis.abc.AbcClassifier;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.ExponentsOf;
import org.ntklab.analysis.abc.RoleExponents;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ntk classify}: what theory says of a parametrisation, without training. */
@Command(
    name = "classify",
    description = {
      "Says what theory knows of a parametrisation as the width grows, without training.",
      "Exponents are written input,hidden,output (or input,output): --a 0,0.5,0.5 --b 0,0,0 --c 0"
    })
public final class ClassifyCommand implements Callable<Integer> {
  private static final Map<String, RateClass> OPTIMISERS =
      Map.of(
          "sgd", RateClass.GRADIENT,
          "momentum", RateClass.GRADIENT,
          "nesterov", RateClass.GRADIENT,
          "adam", RateClass.ADAPTIVE);

  private final Session session;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "a parametrisation")
  private String name;

  @Option(
      names = "--a",
      split = ",",
      paramLabel = "A",
      description = "exponents of the multipliers n^-a")
  private List<Double> a = new ArrayList<>();

  @Option(
      names = "--b",
      split = ",",
      paramLabel = "B",
      description = "exponents of the initial deviations n^-b")
  private List<Double> b = new ArrayList<>();

  @Option(
      names = "--c",
      split = ",",
      paramLabel = "C",
      description = "exponents of the learning rates n^-c, one for all or one each")
  private List<Double> c = new ArrayList<>();

  @Option(
      names = "--depth",
      paramLabel = "L",
      converter = AtLeastOne.class,
      description = "weighted layers before the readout (default: 2, or 1 without hidden layers)")
  private Integer depth;

  @Option(
      names = "--optimiser",
      paramLabel = "NAME",
      description = "sgd, momentum, nesterov or adam (default: ${DEFAULT-VALUE})")
  private String optimiser = "sgd";

  /** The command in a session. */
  public ClassifyCommand(Session session) {
    this.session = session;
  }

  private record Question(String title, AbcExponents exponents, int depth) {}

  @Override
  public Integer call() {
    Kinds<Parametrisation> known = session.ntk().get(new Key<Kinds<Parametrisation>>() {});
    AbcClassifier classifier = new AbcClassifier(known);
    Problems problems = new Problems();
    RateClass rates = OPTIMISERS.getOrDefault(optimiser, RateClass.GRADIENT);
    if (!OPTIMISERS.containsKey(optimiser)) {
      problems.add(
          Problem.of(
              "--optimiser",
              "unknown optimiser '"
                  + optimiser
                  + "'; "
                  + Nearest.hint(optimiser, OPTIMISERS.keySet())));
    }
    if (name == null) {
      AbcExponents exponents = written(problems);
      Question question = new Question("these exponents", exponents, depth(exponents));
      answer(question, classifier.classify(exponents, question.depth(), rates));
    } else {
      Named<Parametrisation> named = named(known, problems);
      AbcExponents exponents = ExponentsOf.of(name, named.value(), rates);
      Question question = new Question(name, exponents, depth(exponents));
      answer(question, classifier.classify(named, question.depth(), rates));
    }
    return ExitCode.DONE.status();
  }

  private Named<Parametrisation> named(Kinds<Parametrisation> known, Problems problems) {
    if (!a.isEmpty() || !b.isEmpty() || !c.isEmpty()) {
      problems.add(Problem.of("classify", "takes either a name or --a, --b, --c; found both"));
    }
    ConfigNode.Entries written =
        new ConfigNode.Entries(Map.of("parametrisation", new ConfigNode.Scalar(name, 0)), 0);
    Options options = new Options(written, "classify", "", problems);
    Optional<Named<Parametrisation>> named =
        known.read(options, "parametrisation", Optional.empty());
    problems.throwIfAny();
    return named.orElseThrow();
  }

  private AbcExponents written(Problems problems) {
    if (a.isEmpty() || b.isEmpty() || c.isEmpty()) {
      problems.add(
          Problem.of(
              "classify", "takes the name of a parametrisation, or all of --a, --b and --c"));
    }
    problems.throwIfAny();
    try {
      return AbcExponents.of(a, b, c);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(Problem.of("classify", e.getMessage()));
    }
  }

  private int depth(AbcExponents exponents) {
    return depth == null ? exponents.defaultDepth() : depth;
  }

  private void answer(Question question, AbcClassification found) {
    if (session.options().json()) {
      session.console().json(json(found));
    } else {
      print(question, found);
    }
  }

  private void print(Question question, AbcClassification found) {
    Console console = session.console();
    console.heading(
        question.title()
            + " with "
            + Numbers.of(question.depth(), "layer")
            + " before the readout, "
            + optimiser
            + ": "
            + found.regime());
    console.print("");
    console.print("  exponents: " + exponents(question.exponents()));
    String r =
        found.r().isPresent()
            ? "r = " + plain(found.r().getAsDouble()) + " (features move by width^-r)"
            : "r has no meaning here";
    console.print(
        "  "
            + (found.stable() ? "stable" : "not stable")
            + ", "
            + (found.trivial() ? "trivial" : "not trivial")
            + ", "
            + r);
    console.print("");
    found.reasons().forEach(reason -> console.paragraph("  - ", "    ", reason));
    console.print("");
    console.paragraph(
        "Trains alike: "
            + (found.equivalents().isEmpty()
                ? "none of the known parametrisations"
                : String.join(", ", found.equivalents())));
  }

  private static String exponents(AbcExponents exponents) {
    List<String> roles = new ArrayList<>();
    roles.add("input " + role(exponents.input()));
    exponents.hidden().ifPresent(hidden -> roles.add("hidden " + role(hidden)));
    roles.add("output " + role(exponents.output()));
    return roles.stream().collect(Collectors.joining("; "));
  }

  private static String role(RoleExponents role) {
    return "a " + plain(role.a()) + ", b " + plain(role.b()) + ", c " + plain(role.c());
  }

  /** Exponents are halves and the like, known to rounding. */
  private static String plain(double exponent) {
    double rounded = Math.round(exponent * 1e6) / 1e6;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static Map<String, Object> json(AbcClassification found) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("stable", found.stable());
    document.put("trivial", found.trivial());
    document.put("r", found.r().isPresent() ? found.r().getAsDouble() : null);
    document.put("regime", found.regime().toString());
    document.put("reasons", found.reasons());
    document.put("equivalents", found.equivalents());
    return document;
  }
}
