package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;

/** Reads networks that a command line asks for, by the rules of experiment files. */
public final class GraphRequestReader {
  private static final String ARCHITECTURE = "architecture";
  private static final String PARAMETRISATION = "parametrisation";

  private final ArchitectureReader architectures;
  private final Kinds<Parametrisation> parametrisations;
  private final PluginCatalogue plugins;

  @Inject
  GraphRequestReader(
      ArchitectureReader architectures,
      Kinds<Parametrisation> parametrisations,
      PluginCatalogue plugins) {
    this.architectures = architectures;
    this.parametrisations = parametrisations;
    this.plugins = plugins;
  }

  /**
   * Reads a network.
   *
   * @param folder that files are looked for in
   * @param problems receives what is wrong; modified
   * @return the network, or empty after a problem
   */
  public Optional<RequestedGraph> read(GraphRequest request, Path folder, Problems problems) {
    int before = problems.count();
    Optional<Options> graph = options(request.graph(), ARCHITECTURE, problems, folder, request);
    Optional<ArchitectureSpec> architecture =
        graph.flatMap(options -> architectures.read(options, folder));
    Optional<Options> scaling =
        options(request.parametrisation(), PARAMETRISATION, problems, folder, request);
    Optional<Named<Parametrisation>> parametrisation =
        scaling.flatMap(
            options -> parametrisations.read(options, PARAMETRISATION, Optional.empty()));
    if (problems.count() > before || architecture.isEmpty() || parametrisation.isEmpty()) {
      return Optional.empty();
    }
    SortedMap<String, Object> canonical = new TreeMap<>(graph.orElseThrow().canonical());
    canonical.putAll(scaling.orElseThrow().canonical());
    return Optional.of(
        new RequestedGraph(
            request.graph(),
            architecture.get(),
            parametrisation.get(),
            canonical,
            plugins.outsideDigests(RequestedGraph.json(canonical))));
  }

  /** The words as a group with one key; a problem when they are no YAML. */
  private static Optional<Options> options(
      String text, String key, Problems problems, Path folder, GraphRequest request) {
    String source = key.equals(ARCHITECTURE) ? text : "--" + key + " " + text;
    try {
      Object value = text.strip().startsWith("{") ? parsed(source, text) : text;
      if (key.equals(ARCHITECTURE)) {
        Map<String, Object> group = architecture(value, folder);
        request.width().ifPresent(n -> group.put("width", n));
        value = group;
      }
      ConfigNode.Entries entries = (ConfigNode.Entries) ConfigNode.of(Map.of(key, value), 0);
      return Optional.of(new Options(entries, source, "", problems));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  /**
   * The words of a command line as an {@code architecture:} group: a name, a file, or a group in
   * braces.
   *
   * @throws InvalidInputException for braces that are no YAML
   */
  public static Map<String, Object> architecture(String text, Path folder) {
    return architecture(text.strip().startsWith("{") ? parsed(text, text) : text, folder);
  }

  private static Object parsed(String source, String text) {
    return YamlSource.parseValue(source, text).plain();
  }

  private static Map<String, Object> architecture(Object written, Path folder) {
    Map<String, Object> group = new LinkedHashMap<>();
    if (written instanceof Map<?, ?> options) {
      options.forEach((key, value) -> group.put(key.toString(), value));
    } else {
      String text = written.toString();
      boolean isFile = text.matches(".*[./\\\\].*") || Files.isRegularFile(folder.resolve(text));
      group.put(isFile ? "file" : "name", text);
    }
    return group;
  }
}
