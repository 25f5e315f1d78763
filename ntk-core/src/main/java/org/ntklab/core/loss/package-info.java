/**
 * What training minimises: {@link org.ntklab.core.loss.Loss} on outputs and targets. Depends on
 * {@code linalg}.
 */
package org.ntklab.core.loss;
