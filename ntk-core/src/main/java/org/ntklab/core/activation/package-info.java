/**
 * {@link org.ntklab.core.activation.Activation}: one class a function, from which the finite
 * network's layer and the quadrature are derived; a {@link org.ntklab.core.activation.Dual} says in
 * closed form what the function makes of Gaussian pairs. Depends on {@code reference} only.
 */
package org.ntklab.core.activation;
