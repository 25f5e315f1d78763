package org.ntklab.core.plugin;

import com.google.inject.ConfigurationException;
import com.google.inject.spi.InjectionPoint;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ntklab.core.data.FileDigest;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * The plugins of this process, checked: each name belongs to one plugin, and a plugin that cannot
 * be used is left out with one message that names its jar. Nobody else's work stops for it.
 */
public final class PluginCatalogue {
  private final List<LoadedPlugin> plugins = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();

  private PluginCatalogue() {}

  /** These plugins and no others, for programs and tests that choose for themselves. */
  public static PluginCatalogue of(List<NtkPlugin> plugins) {
    PluginCatalogue catalogue = new PluginCatalogue();
    plugins.forEach(plugin -> catalogue.load(plugin, Optional.empty()));
    return catalogue;
  }

  /** The plugins on the class path. */
  public static PluginCatalogue ofClassPath() {
    PluginCatalogue catalogue = new PluginCatalogue();
    catalogue.loadAll(PluginCatalogue.class.getClassLoader(), Optional.empty());
    return catalogue;
  }

  /**
   * The plugins on the class path and, after them, those of the jars in a folder.
   *
   * @throws InvalidInputException when the folder cannot be read
   */
  public static PluginCatalogue ofClassPathAnd(Path folder) {
    PluginCatalogue catalogue = ofClassPath();
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of("--plugins " + folder, "is no folder that can be read: " + e.getMessage()));
    }
    Collections.sort(jars);
    for (Path jar : jars) {
      catalogue.loadJar(jar);
    }
    return catalogue;
  }

  /** Plugins that can be used, in the order found. */
  public List<LoadedPlugin> plugins() {
    return List.copyOf(plugins);
  }

  /** Plugins that were left out, and why; the source of each is the jar. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Digests of the outside jars whose names occur in a specification: they have a part in its run.
   *
   * @param specification JSON, names in quotes
   */
  public SortedMap<String, String> outsideDigests(String specification) {
    SortedMap<String, String> digests = new TreeMap<>();
    for (LoadedPlugin plugin : plugins) {
      boolean takesPart =
          plugin.isOutside()
              && plugin.contributions().stream()
                  .anyMatch(added -> specification.contains('"' + added.name() + '"'));
      if (takesPart) {
        digests.put(plugin.plugin().name(), FileDigest.sha256(Path.of(plugin.jar())));
      }
    }
    return digests;
  }

  /**
   * The plugins of the process as a text of one line, sorted: name, version, and SHA-256 of the jar
   * where it is one.
   */
  public String description() {
    return plugins.stream()
        .map(
            plugin ->
                plugin.plugin().name()
                    + " "
                    + plugin.plugin().version()
                    + plugin.archive().map(jar -> " sha256:" + FileDigest.sha256(jar)).orElse(""))
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private void loadJar(Path jar) {
    try {
      URL[] urls = {jar.toUri().toURL()};
      // Lives as long as the process: its classes are used until the end.
      URLClassLoader loader = new URLClassLoader(urls, PluginCatalogue.class.getClassLoader());
      loadAll(loader, Optional.of(jar));
    } catch (MalformedURLException e) {
      problems.add(Problem.of(jar.toString(), "is no jar that can be opened: " + e.getMessage()));
    }
  }

  private void loadAll(ClassLoader loader, Optional<Path> outsideJar) {
    Iterator<NtkPlugin> found = ServiceLoader.load(NtkPlugin.class, loader).iterator();
    int usable = plugins.size();
    int unusable = problems.size();
    while (true) {
      try {
        if (!found.hasNext()) {
          break;
        }
        NtkPlugin plugin = found.next();
        // A child loader also finds the plugins of the class path; those are here already.
        if (outsideJar.isEmpty() || plugin.getClass().getClassLoader() == loader) {
          load(plugin, outsideJar);
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        // Code of the plugin's own threw; the others go on.
        String jar = outsideJar.map(Path::toString).orElse("class path");
        problems.add(Problem.of(jar, "is broken and left out: " + rootMessage(e)));
      }
    }
    if (outsideJar.isPresent() && plugins.size() == usable && problems.size() == unusable) {
      problems.add(
          Problem.of(
              outsideJar.get().toString(),
              "holds no plugin: META-INF/services/"
                  + NtkPlugin.class.getName()
                  + " names no class"));
    }
  }

  private void load(NtkPlugin plugin, Optional<Path> outsideJar) {
    String jar = outsideJar.map(Path::toString).orElseGet(() -> location(plugin));
    if (plugin.apiVersion() != NtkPlugin.API_VERSION) {
      problems.add(
          Problem.of(
              jar,
              "plugin '"
                  + plugin.name()
                  + "' was built for API version "
                  + plugin.apiVersion()
                  + ", this is "
                  + NtkPlugin.API_VERSION
                  + ": build it again; left out"));
      return;
    }
    ContributionRecorder recorder = new ContributionRecorder();
    plugin.contribute(recorder);
    Set<String> clashes = new LinkedHashSet<>();
    Set<String> own = new LinkedHashSet<>();
    for (Contribution contribution : recorder.contributions) {
      String identity = nameSpace(contribution.point()) + " '" + contribution.name() + "'";
      String owner = own.add(identity) ? owners.get(identity) : jar;
      if (owner != null) {
        clashes.add(identity + " exists already, in " + owner);
      }
    }
    Set<String> faults = new LinkedHashSet<>(clashes);
    recorder.contributions.stream()
        .filter(contribution -> !canBeMade(contribution.type()))
        .forEach(contribution -> faults.add(noConstructor(contribution)));
    if (!faults.isEmpty()) {
      problems.add(
          Problem.of(
              jar, "plugin '" + plugin.name() + "' is left out: " + String.join("; ", faults)));
      return;
    }
    own.forEach(identity -> owners.put(identity, jar));
    plugins.add(new LoadedPlugin(plugin, jar, outsideJar.isPresent(), recorder));
  }

  /** Whether the injector knows a constructor; if not, it would stop everybody's work. */
  private static boolean canBeMade(Class<?> type) {
    try {
      return InjectionPoint.forConstructorOf(type) != null
          && !Modifier.isAbstract(type.getModifiers());
    } catch (ConfigurationException e) {
      return false;
    }
  }

  private static String noConstructor(Contribution contribution) {
    return "%s '%s': %s has neither a public constructor without arguments nor one with @Inject"
        .formatted(contribution.point().word(), contribution.name(), contribution.type().getName());
  }

  /** Activations are layers too, so both share one space of names. */
  private static String nameSpace(ExtensionPoint<?> point) {
    return (point.equals(ExtensionPoint.ACTIVATION) ? ExtensionPoint.LAYER : point).word();
  }

  private static String location(NtkPlugin plugin) {
    CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
    return source == null
        ? plugin.getClass().getName()
        : Path.of(source.getLocation().getPath()).getFileName().toString();
  }

  private static String rootMessage(Throwable fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}
