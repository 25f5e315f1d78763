/**
 * Dense linear algebra in double precision: {@link org.ntklab.core.linalg.Matrix} (row-major, off
 * the heap or mapped), products through {@link org.ntklab.core.linalg.Blas}, decompositions through
 * LAPACK, the largest eigenvalue of operators that are never formed. One thread per call, or as
 * many as the caller says where work is cut into tiles; a result never depends on how many there
 * are. Entry class: {@link org.ntklab.core.linalg.Matrix}. Depends on {@code problem}, {@code
 * reference} and OpenBLAS only; OpenBLAS' types do not leave the package.
 */
package org.ntklab.core.linalg;
