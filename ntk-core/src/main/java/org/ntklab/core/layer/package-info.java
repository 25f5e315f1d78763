/**
 * The language of layers: a {@link org.ntklab.core.layer.Layer} is what one entry of a {@code
 * layers:} list means, a {@link org.ntklab.core.layer.LayerGraph} is the directed acyclic graph
 * that a list makes at a given width. Core knows the language and none of its words: layer kinds
 * are contributed. Depends on {@code config}, {@code problem} and {@code activation}.
 */
package org.ntklab.core.layer;
