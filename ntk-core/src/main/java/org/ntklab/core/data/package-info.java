/**
 * Examples: a {@link org.ntklab.core.data.DataSource} gives raw rows, a {@link
 * org.ntklab.core.data.DataSpec} says how they are split, scaled and what the targets are, and a
 * {@link org.ntklab.core.data.Dataset} is what a network sees. Depends on {@code linalg}, {@code
 * layer} for shapes, {@code random} and {@code problem}.
 */
package org.ntklab.core.data;
