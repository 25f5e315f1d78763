/**
 * Published results that {@code ntk reproduce} makes again: YAML files beside {@link
 * org.ntklab.plugins.reproductions.ReproductionsPlugin}, which names them. A lab's own paper is a
 * file like these. Depends on the core only.
 */
package org.ntklab.plugins.reproductions;
