/**
 * An {@link org.ntklab.core.architecture.Architecture} is a pure description, a list of layers
 * whose widths are written in n; every reading of it starts here. Options that named architectures
 * share are read by {@link org.ntklab.core.architecture.ActivationOption} and {@link
 * org.ntklab.core.architecture.WeightOptions}. Depends on {@code layer}.
 */
package org.ntklab.core.architecture;
