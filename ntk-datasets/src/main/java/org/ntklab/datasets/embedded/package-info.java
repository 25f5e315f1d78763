/**
 * Five small real data sets that come with the program, each with its origin, licence and SHA-256:
 * one class a set, all of them an {@link org.ntklab.datasets.embedded.EmbeddedTable}. Depends on
 * {@code csv} and {@code file}.
 */
package org.ntklab.datasets.embedded;
