/**
 * What the user wrote, with the line it stands on: a tree of {@link
 * org.ntklab.core.config.ConfigNode}s read from YAML, and {@link org.ntklab.core.config.Options},
 * the typed reader that gathers every problem and remembers every value, defaults included. Depends
 * on {@code problem} and Jackson only.
 */
package org.ntklab.core.config;
