/**
 * Residual networks, before whose every weight stands an activation: {@link
 * org.ntklab.plugins.resnet.ResidualMlp}, {@link org.ntklab.plugins.resnet.ResidualCnn} and {@link
 * org.ntklab.plugins.resnet.WideResnet} say which lists of layers the names {@code resnet-mlp},
 * {@code resnet} and {@code wide-resnet} stand for, {@link org.ntklab.plugins.resnet.ResnetPlugin}
 * contributes them. Branches are never scaled here: they are marked residual, and the
 * parametrisation does. Depends on the core only; the words of the lists are looked up by name.
 */
package org.ntklab.plugins.resnet;
