/**
 * The two collections of small tables that papers on kernels compare on, with their official
 * splits: {@link org.ntklab.datasets.uci.UciClassification} and {@link
 * org.ntklab.datasets.uci.UciRegression}. Depends on {@code core.data}, {@code datasets.csv} and
 * {@code datasets.file}.
 */
package org.ntklab.datasets.uci;
