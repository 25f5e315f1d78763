/**
 * Data: the sets that come with the program ({@code embedded}), named sets in the data folder and
 * files of the user's ({@code idx}, {@code cifar}, {@code uci}, {@code csv}, {@code arff}, {@code
 * array}), synthetic tasks ({@code synthetic}), what is to be predicted ({@code encoding}) and how
 * inputs are scaled ({@code scale}). Depends on the core only; {@link
 * org.ntklab.datasets.DatasetsPlugin} is the entrance.
 */
package org.ntklab.datasets;
