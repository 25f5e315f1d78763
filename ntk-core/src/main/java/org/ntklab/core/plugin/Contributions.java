package org.ntklab.core.plugin;

import com.google.inject.Module;

/**
 * What a plugin adds. Classes are made by the injector, once each, when first asked for; a class
 * without dependencies needs a public constructor without arguments and knows nothing of injection.
 */
public interface Contributions {
  /**
   * Adds a name without options: {@code add(PARAMETRISATION, "ntk", NtkParametrisation.class)}.
   *
   * @return this
   */
  <T> Contributions add(ExtensionPoint<T> point, String name, Class<? extends T> type);

  /**
   * Adds a name with options: {@code addKind(ARCHITECTURE, "mlp", Mlp.class)}.
   *
   * @return this
   */
  <T> Contributions addKind(
      ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind);

  /**
   * Adds bindings of the plugin's own, for classes that need more than names.
   *
   * @return this
   */
  Contributions install(Module module);
}
