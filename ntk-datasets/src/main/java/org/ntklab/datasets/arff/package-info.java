/**
 * Tables in Weka's attribute-relation form: {@link org.ntklab.datasets.arff.ArffFormat} is the
 * entrance. Depends on {@code core.data}, {@code datasets.file} and what {@code datasets.csv} knows
 * of columns and numbers.
 */
package org.ntklab.datasets.arff;
