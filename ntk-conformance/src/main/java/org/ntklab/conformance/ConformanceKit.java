package org.ntklab.conformance;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.conformance.activation.ActivationSubject;
import org.ntklab.conformance.graph.GraphSubject;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.conformance.parametrisation.ParametrisationSubject;
import org.ntklab.core.Ntk;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/**
 * Checks what plugins contribute: {@code
 * ConformanceKit.with(PluginCatalogue.ofClassPath()).activation("tanh", options)}.
 *
 * <p>Options are what stands behind a name in a configuration: a group of keys, a single value for
 * the main one, or a null scalar for none. Findings come in the order of the checks, and are the
 * same every time.
 */
public final class ConformanceKit {
  private final Workbench workbench;
  private final Kinds<Architecture> architectures;
  private final Kinds<Activation> activations;
  private final Kinds<Parametrisation> parametrisations;

  /** A kit over the names of these plugins, which bring networks and kernels too. */
  public static ConformanceKit with(PluginCatalogue plugins) {
    return Ntk.with(plugins, new ConformanceModule()).get(ConformanceKit.class);
  }

  /** A kit over all contributed names. */
  @Inject
  public ConformanceKit(
      Workbench workbench,
      Kinds<Architecture> architectures,
      Kinds<Activation> activations,
      Kinds<Parametrisation> parametrisations) {
    this.workbench = workbench;
    this.architectures = architectures;
    this.activations = activations;
    this.parametrisations = parametrisations;
  }

  /**
   * Checks an activation.
   *
   * @throws InvalidInputException when there is no such name, or its options are wrong
   */
  public List<Finding> activation(String name, ConfigNode options) {
    String subject = "activation " + name;
    Activation value = Settings.read(subject, kind(activations, name), options);
    return new Checks<>(ActivationSubject.checks())
        .findings(subject, new ActivationSubject(subject, value));
  }

  /**
   * Checks a parametrisation.
   *
   * @throws InvalidInputException when there is no such name, or its options are wrong
   */
  public List<Finding> parametrisation(String name, ConfigNode options) {
    String subject = "parametrisation " + name;
    Parametrisation value = Settings.read(subject, kind(parametrisations, name), options);
    return new Checks<>(ParametrisationSubject.checks())
        .findings(subject, new ParametrisationSubject(subject, value, workbench));
  }

  /**
   * Checks an architecture.
   *
   * @throws InvalidInputException when there is no such name, or its options are wrong
   */
  public List<Finding> architecture(String name, ConfigNode options) {
    String subject = "architecture " + name;
    Kind<Architecture> kind = kind(architectures, name);
    List<LayerSpec> layers = Settings.read(subject, kind, options).layers();
    List<Finding> findings = new ArrayList<>();
    findings.add(reread(subject, kind, options, layers));
    findings.addAll(graph(GraphCases.ofArchitecture(workbench, subject, layers)));
    return findings;
  }

  /**
   * Checks a layer, between the layers of small networks.
   *
   * @throws InvalidInputException when there is no such name, or its options are wrong
   */
  public List<Finding> layer(String name, ConfigNode options) {
    String subject = "layer " + name;
    return graph(GraphCases.ofLayer(workbench, subject, new LayerSpec(name, options)));
  }

  /**
   * Checks every architecture, parametrisation, layer and activation of a plugin with the options
   * that names have by default; a name that cannot do without is a finding that does not apply.
   */
  public List<Finding> plugin(LoadedPlugin plugin) {
    List<Finding> findings = new ArrayList<>();
    for (Map.Entry<String, List<String>> names : plugin.names().entrySet()) {
      for (String name : names.getValue()) {
        findings.addAll(byDefault(names.getKey(), name));
      }
    }
    return findings;
  }

  /**
   * Checks a name.
   *
   * @param point word of the extension point that it was added to
   * @return what was found; empty when things of that kind have no checks
   * @throws InvalidInputException when its options are wrong
   */
  public List<Finding> named(String point, String name, ConfigNode options) {
    if (point.equals(ExtensionPoint.ARCHITECTURE.word())) {
      return architecture(name, options);
    } else if (point.equals(ExtensionPoint.PARAMETRISATION.word())) {
      return parametrisation(name, options);
    } else if (point.equals(ExtensionPoint.LAYER.word())) {
      return layer(name, options);
    } else if (point.equals(ExtensionPoint.ACTIVATION.word())) {
      return activation(name, options);
    }
    return List.of();
  }

  private List<Finding> byDefault(String point, String name) {
    try {
      return named(point, name, Settings.none());
    } catch (InvalidInputException e) {
      String reason =
          "needs options: %s; ntk plugins --check %s --set KEY=VALUE checks it with them"
              .formatted(e.problems().get(0).message(), name);
      return List.of(Finding.notApplicable(point + " " + name, "options", "defaults", reason));
    }
  }

  private static List<Finding> graph(GraphSubject subject) {
    return new Checks<>(GraphSubject.checks()).findings(subject.name(), subject);
  }

  /** Options in canonical form, defaults included, are what a run is stored by. */
  private static Finding reread(
      String subject, Kind<Architecture> kind, ConfigNode options, List<LayerSpec> layers) {
    Options first = new Options(Settings.group(options), subject, "", new Problems());
    kind.read(first);
    ConfigNode canonical = ConfigNode.of(first.canonical(), 0);
    List<Object> expected = plain(layers);
    String lookedAt = "options with all defaults, read again: " + first.canonical();
    String found;
    try {
      List<Object> again = plain(Settings.read(subject, kind, canonical).layers());
      found = again.equals(expected) ? "the same layers" : "other layers: " + again;
    } catch (InvalidInputException e) {
      found = "it cannot be read: " + e.problems().get(0).message();
    }
    return Finding.of(
        subject,
        "canonical form",
        lookedAt,
        "the same layers",
        found,
        found.equals("the same layers"));
  }

  private static List<Object> plain(List<LayerSpec> layers) {
    return layers.stream().map(LayerSpec::plain).toList();
  }

  private static <T> Kind<T> kind(Kinds<T> kinds, String name) {
    return kinds
        .find(name)
        .orElseThrow(() -> new InvalidInputException(Problem.of("", kinds.unknown(name))));
  }
}
