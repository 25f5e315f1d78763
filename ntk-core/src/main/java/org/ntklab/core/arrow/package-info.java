/**
 * Arrow files of other programs: {@link org.ntklab.core.arrow.ArrowTable} reads a table of numbers.
 * Arrow's types do not leave the package. Depends on {@code input} for arrays, {@code linalg} and
 * {@code problem}.
 */
package org.ntklab.core.arrow;
