package org.ntklab.core.plugin;

import java.util.List;

/**
 * An extension of ntk, found through {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/org.ntklab.core.plugin.NtkPlugin} of its jar.
 */
public interface NtkPlugin {
  /** The version of this interface; a plugin built for another is refused by name. */
  int API_VERSION = 1;

  /** Short name, as in {@code mlp}. */
  String name();

  /** The plugin's own version. */
  String version();

  /** The API version that the plugin was built for: return the literal, not the constant. */
  int apiVersion();

  /** What it adds, in a line. */
  String description();

  /** Publications behind it: keys of the bibliography, or full citations. */
  default List<String> references() {
    return List.of();
  }

  /**
   * Published results that it makes again: names of YAML files that lie beside the plugin's class,
   * as {@code kernel-freezing.yaml}. The name without its ending is what {@code ntk reproduce}
   * takes.
   */
  default List<String> reproductions() {
    return List.of();
  }

  /** Says what it adds; called once. */
  void contribute(Contributions contributions);
}
