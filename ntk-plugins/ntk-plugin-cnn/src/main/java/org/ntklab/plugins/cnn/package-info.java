/**
 * Convolutional networks: {@link org.ntklab.plugins.cnn.Cnn} ({@code architecture: {name: cnn}})
 * and {@link org.ntklab.plugins.cnn.Myrtle} say which lists of layers the names stand for, {@link
 * org.ntklab.plugins.cnn.CnnPlugin} contributes them. Depends on the core only; the words of the
 * lists are looked up by name.
 */
package org.ntklab.plugins.cnn;
