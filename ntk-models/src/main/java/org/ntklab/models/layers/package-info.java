/**
 * The shipped layer kinds, one package each, with all readings of a kind in it; {@link
 * org.ntklab.models.layers.LayersPlugin} contributes them.
 */
package org.ntklab.models.layers;
