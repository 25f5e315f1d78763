/**
 * Examples: a {@link org.ntklab.core.data.DataSource} gives raw rows, a {@link
 * org.ntklab.core.data.DataSpec} says how they are split, scaled and what the targets are, and a
 * {@link org.ntklab.core.data.Dataset} is what a network sees. {@link
 * org.ntklab.core.data.Selection} is what may be asked of every source: some classes, fewer pixels.
 * Depends on {@code linalg}, {@code layer} for shapes, {@code config}, {@code random} and {@code
 * problem}.
 */
package org.ntklab.core.data;
