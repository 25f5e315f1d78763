/**
 * How answers about a store are shown: as an aligned table, as JSON, as CSV, as NumPy files. {@code
 * analysis.query} and {@code analysis.replay} find them.
 */
package org.ntklab.cli.query;
