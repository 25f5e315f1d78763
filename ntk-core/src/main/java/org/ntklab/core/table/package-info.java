/**
 * Tables of numbers that other programs wrote with Arrow: {@link org.ntklab.core.table.ArrowTable}
 * reads them. Arrow's types do not leave the package. Depends on {@code arrow}, {@code file},
 * {@code input} for arrays, {@code linalg} and {@code problem}.
 */
package org.ntklab.core.table;
