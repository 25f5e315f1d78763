/**
 * The finite reading: {@link org.ntklab.models.finite.Dl4jNetworkFactory} makes a DL4J {@code
 * ComputationGraph} of a layer graph with folded multipliers, trained with errors from outside. A
 * layer kind takes part through {@link org.ntklab.models.finite.FiniteLayer}. The graph's own dense
 * and activation layers are replaced at run time by lean twins that work on the same parameter
 * memory; a test holds both to be equal. A layer kind without weights may be an {@link
 * org.ntklab.models.finite.ExampleMap}; one with weights brings a {@link
 * org.ntklab.models.finite.LeanLayer} of its own.
 */
package org.ntklab.models.finite;
