package org.ntklab.core.plugin;

import com.google.inject.Module;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plugin that passed the checks, with the jar it came from and what it adds. */
public final class LoadedPlugin {
  private final NtkPlugin plugin;
  private final String jar;
  private final boolean outside;
  private final List<Contribution> contributions;
  private final List<Module> modules;

  LoadedPlugin(NtkPlugin plugin, String jar, boolean outside, ContributionRecorder recorded) {
    this.plugin = plugin;
    this.jar = jar;
    this.outside = outside;
    this.contributions = List.copyOf(recorded.contributions);
    this.modules = List.copyOf(recorded.modules);
  }

  /** Name, version, description and references. */
  public NtkPlugin plugin() {
    return plugin;
  }

  /** File that it was loaded from. */
  public String jar() {
    return jar;
  }

  /** The jar on the disk; empty for classes in a folder. */
  Optional<Path> archive() {
    CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
    try {
      return Optional.ofNullable(source)
          .map(CodeSource::getLocation)
          .filter(location -> location.getProtocol().equals("file"))
          .map(location -> Path.of(URI.create(location.toString())))
          .filter(Files::isRegularFile);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Whether it came from a plugin folder, so that its jar is part of a run's identity. */
  public boolean isOutside() {
    return outside;
  }

  /** Names it adds, by the word of the extension point, in the order added. */
  public Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    for (ExtensionPoint<?> point : ExtensionPoint.ALL) {
      List<String> here =
          contributions.stream()
              .filter(c -> c.point().equals(point))
              .map(Contribution::name)
              .toList();
      if (!here.isEmpty()) {
        names.put(point.word(), here);
      }
    }
    return names;
  }

  List<Contribution> contributions() {
    return contributions;
  }

  List<Module> modules() {
    return modules;
  }
}
