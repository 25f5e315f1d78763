/**
 * Kernels as classifiers of many small tables, for results that no training shows: {@link
 * org.ntklab.plugins.reproductions.classification.UciClassification} is the measurement. Depends on
 * the core only.
 */
package org.ntklab.plugins.reproductions.classification;
