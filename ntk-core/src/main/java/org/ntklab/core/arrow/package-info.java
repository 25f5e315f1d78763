/**
 * What Arrow files have in common, whatever they hold: what a file is by its first bytes ({@link
 * org.ntklab.core.arrow.Container}), its messages one by one ({@link org.ntklab.core.arrow.Frame}),
 * columns of vectors ({@link org.ntklab.core.arrow.VectorField}), finished files that are there
 * whole or not at all ({@link org.ntklab.core.arrow.FinishedFile}), and damage as a message to the
 * user ({@link org.ntklab.core.arrow.FileDecoding}).
 *
 * <p>Only {@code trace}, {@code gram} and {@code table} use it: Arrow's types do not leave these
 * four. Arrow needs {@code --add-opens=java.base/java.nio=ALL-UNNAMED}. Depends on {@code file} and
 * {@code problem}.
 */
package org.ntklab.core.arrow;
