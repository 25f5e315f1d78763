package org.ntklab.analysis.reproduction;

import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * The published results that plugins bring. One that cannot be read or whose name is taken is left
 * out with one message that names the jar.
 */
public final class ReproductionCatalogue {
  private final Map<String, ReproductionSource> sources = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** Those of these plugins. */
  @Inject
  public ReproductionCatalogue(PluginCatalogue plugins) {
    Map<String, String> owners = new HashMap<>();
    for (LoadedPlugin plugin : plugins.plugins()) {
      for (String resource : resources(plugin)) {
        String name = ReproductionSource.nameOf(resource);
        String owner = owners.putIfAbsent(name, plugin.jar());
        URL place = plugin.plugin().getClass().getResource(resource);
        if (owner != null) {
          leaveOut(plugin, resource, "'" + name + "' exists already, in " + owner);
        } else if (place == null) {
          leaveOut(plugin, resource, "the jar holds no such file beside the plugin's class");
        } else {
          read(plugin, resource, place);
        }
      }
    }
  }

  /** What a plugin says that it brings: nothing when it breaks over the question. */
  private List<String> resources(LoadedPlugin plugin) {
    try {
      return plugin.plugin().reproductions();
    } catch (RuntimeException | LinkageError e) {
      problems.add(
          Problem.of(
              plugin.jar(),
              "the reproductions of plugin '%s' are left out: %s"
                  .formatted(plugin.plugin().name(), e)));
      return List.of();
    }
  }

  private void read(LoadedPlugin plugin, String resource, URL place) {
    try {
      ReproductionSource source = ReproductionSource.of(resource, plugin.plugin().name(), place);
      sources.put(source.name(), source);
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    } catch (UncheckedIOException e) {
      leaveOut(plugin, resource, "it cannot be read: " + e.getCause().getMessage());
    }
  }

  private void leaveOut(LoadedPlugin plugin, String resource, String reason) {
    problems.add(
        Problem.of(
            plugin.jar(),
            "reproduction %s of plugin '%s' is left out: %s"
                .formatted(resource, plugin.plugin().name(), reason)));
  }

  /** All, by name. */
  public Collection<ReproductionSource> all() {
    return List.copyOf(sources.values());
  }

  /** The one of that name. */
  public Optional<ReproductionSource> find(String name) {
    return Optional.ofNullable(sources.get(name));
  }

  /** Known names, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(sources.keySet());
  }

  /** Those that were left out, and why. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
