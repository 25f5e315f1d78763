/**
 * Where a result comes from: {@link org.ntklab.core.provenance.Provenance} goes into the metadata
 * of every trace. Depends on {@code linalg} for the BLAS in use.
 */
package org.ntklab.core.provenance;
