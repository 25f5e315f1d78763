/**
 * How things get their names: a {@link org.ntklab.core.plugin.NtkPlugin} contributes kinds to
 * {@link org.ntklab.core.plugin.ExtensionPoint}s; the {@link
 * org.ntklab.core.plugin.PluginCatalogue} checks them and knows the jar of each; {@link
 * org.ntklab.core.plugin.Kinds} is what consumers inject. All that the project ships arrives this
 * way too. Guice stays in this package, in {@code *Module} classes and in the command line.
 */
package org.ntklab.core.plugin;
