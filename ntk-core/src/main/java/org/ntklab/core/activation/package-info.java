/**
 * {@link org.ntklab.core.activation.Activation}: one class a function, from which the finite
 * network's layer and the quadrature are derived. Depends on nothing.
 */
package org.ntklab.core.activation;
