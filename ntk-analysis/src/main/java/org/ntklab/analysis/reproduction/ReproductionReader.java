package org.ntklab.analysis.reproduction;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.reference.Bibliography;

/** Reads files of published results, reporting everything that is wrong at once. */
public final class ReproductionReader {
  private static final String KEY = "[a-z]+[0-9]{4}[a-z]?";

  private final Kinds<Measurement> measurements;
  private final ExpectationReader expectations;
  private final ExperimentReader experiments;
  private final Bibliography bibliography = Bibliography.load();

  /** A reader that knows these names. */
  @Inject
  public ReproductionReader(
      Kinds<Statistic> statistics,
      Kinds<Measurement> measurements,
      Kinds<Metric> metrics,
      ExperimentReader experiments) {
    this.measurements = measurements;
    this.expectations = new ExpectationReader(statistics, metrics);
    this.experiments = experiments;
  }

  /**
   * Reads all but the experiments, whose data need not be there.
   *
   * @throws InvalidInputException with everything that is wrong
   */
  public Reproduction read(ReproductionSource source) {
    Problems problems = new Problems();
    Reproduction reproduction = read(source, problems);
    problems.throwIfAny();
    return reproduction;
  }

  /** Folders of the data folder that a result needs, whatever else is wrong with it. */
  public List<String> needs(ReproductionSource source) {
    return needs(new Options(source.tree(), source.source(), "", new Problems()));
  }

  /**
   * Reads everything, experiments included, which loads their data.
   *
   * @return the experiments by name
   * @throws InvalidInputException with everything that is wrong in any of it
   */
  public Map<String, ExperimentSpec> readWhole(ReproductionSource source) {
    Problems problems = new Problems();
    Reproduction reproduction = read(source, problems);
    Map<String, ExperimentSpec> specs = new LinkedHashMap<>();
    reproduction
        .experiments()
        .forEach(
            (name, tree) -> {
              try {
                specs.put(name, experiments.read(source.source(), tree, source.folder()));
              } catch (InvalidInputException e) {
                problems.addAll(e.problems());
              }
            });
    problems.throwIfAny();
    return specs;
  }

  private Reproduction read(ReproductionSource source, Problems problems) {
    Options root = new Options(source.tree(), source.source(), "", problems);
    String title = root.text("title").required("");
    List<String> references = references(root);
    String where = root.text("where").orElse("");
    String published = root.text("published").required("");
    double minutes = root.number("minutes").check(m -> m >= 0, "at least 0").orElse(0.0);
    List<String> needs = needs(root);
    Map<String, ConfigNode.Entries> written = experiments(root);
    Map<String, Measurement> measured = measurements(root);
    Map<String, Evidenced> evidence = new LinkedHashMap<>();
    written.forEach((name, tree) -> evidence.put(name, Evidenced.ofExperiment(tree)));
    measured.keySet().forEach(name -> evidence.put(name, Evidenced.unknown()));
    if (evidence.isEmpty()) {
      root.problem("", "holds neither 'experiments' nor 'measurements'");
    }
    List<Expectation> expected = new ArrayList<>();
    List<Curve> curves = new ArrayList<>();
    for (Options item : items(root, "expect")) {
      expectations.read(item, evidence).ifPresent(expected::add);
    }
    for (Options item : items(root, "show")) {
      expectations.readCurve(item, evidence).ifPresent(curves::add);
    }
    if (!root.has("expect")) {
      root.problem("", "the key 'expect' is missing: what has to come out?");
    }
    root.reportUnknown();
    return new Reproduction(
        source.name(),
        title,
        references,
        where,
        published.strip(),
        minutes,
        needs,
        written,
        measured,
        expected,
        curves,
        source.source(),
        source.folder());
  }

  private static Map<String, ConfigNode.Entries> experiments(Options root) {
    Map<String, ConfigNode.Entries> experiments = new LinkedHashMap<>();
    if (root.has("experiments")) {
      Options group = root.group("experiments");
      for (String name : keys(root, "experiments")) {
        if (group.node(name).orElseThrow() instanceof ConfigNode.Entries tree) {
          Map<String, ConfigNode> named = new LinkedHashMap<>(tree.entries());
          named.putIfAbsent("name", new ConfigNode.Scalar(name, tree.line()));
          experiments.put(name, new ConfigNode.Entries(named, tree.line()));
        } else {
          group.expected(name, "an experiment, as 'ntk run' takes it");
        }
      }
    }
    return experiments;
  }

  private Map<String, Measurement> measurements(Options root) {
    Map<String, Measurement> found = new LinkedHashMap<>();
    if (root.has("measurements")) {
      Options group = root.group("measurements");
      for (String name : keys(root, "measurements")) {
        measurements
            .read(group, name, Optional.empty())
            .map(Named::value)
            .ifPresent(measurement -> found.put(name, measurement));
      }
    }
    return found;
  }

  private static List<String> keys(Options root, String key) {
    return root.node(key).orElseThrow() instanceof ConfigNode.Entries entries
        ? List.copyOf(entries.entries().keySet())
        : List.of();
  }

  /** The groups of a list; anything else is a problem. */
  private static List<Options> items(Options root, String key) {
    List<Options> items = new ArrayList<>();
    Optional<ConfigNode> node = root.node(key);
    if (node.isPresent() && !(node.get() instanceof ConfigNode.Items)) {
      root.expected(key, "a list");
    } else if (node.isPresent()) {
      int number = 0;
      for (ConfigNode item : ((ConfigNode.Items) node.get()).items()) {
        number++;
        if (item instanceof ConfigNode.Entries entries) {
          items.add(root.at(key + "." + number, entries));
        } else {
          root.problem(key, "entry " + number + " is no group of keys");
        }
      }
    }
    return items;
  }

  private List<String> references(Options root) {
    List<String> references = texts(root, "reference", "keys of the bibliography, or citations");
    if (!root.has("reference")) {
      root.problem("", "the key 'reference' is missing");
    }
    for (String reference : references) {
      if (reference.matches(KEY) && bibliography.citation(reference).isEmpty()) {
        root.problem(
            "reference",
            "unknown key '%s'; %s; or write the citation in full"
                .formatted(reference, Nearest.hint(reference, bibliography.citations().keySet())));
      }
    }
    return references;
  }

  private static List<String> needs(Options root) {
    return texts(root, "needs", "names of folders of the data folder");
  }

  private static List<String> texts(Options root, String key, String allowed) {
    Optional<ConfigNode> node = root.node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    Object plain = node.get().plain();
    if (plain instanceof String text) {
      return List.of(text);
    }
    if (plain instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(String.class::cast).toList();
    }
    root.expected(key, allowed);
    return List.of();
  }
}
