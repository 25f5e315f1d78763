/**
 * Data: the sets that come with the program ({@code embedded}), files of the user's ({@code csv},
 * {@code idx}, {@code array}), synthetic tasks ({@code synthetic}), what is to be predicted ({@code
 * encoding}) and how inputs are scaled ({@code scale}). Depends on the core only; {@link
 * org.ntklab.datasets.DatasetsPlugin} is the entrance.
 */
package org.ntklab.datasets;
