/**
 * The multilayer perceptron, {@code architecture: {name: mlp}}: {@link org.ntklab.plugins.mlp.Mlp}
 * says which list of layers the name stands for, {@link org.ntklab.plugins.mlp.MlpPlugin}
 * contributes it. Depends on the core only; the words of the list are looked up by name.
 */
package org.ntklab.plugins.mlp;
