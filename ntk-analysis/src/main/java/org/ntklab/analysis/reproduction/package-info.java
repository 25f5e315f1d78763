/**
 * Published results that are made again: {@link
 * org.ntklab.analysis.reproduction.ReproductionReader} reads one from YAML, experiments with {@link
 * org.ntklab.analysis.reproduction.Expectation}s; {@link
 * org.ntklab.analysis.reproduction.ReproductionCatalogue} finds those that plugins bring. Runs
 * nothing; depends on the core's {@code experiment}, {@code evidence} and {@code plugin}.
 */
package org.ntklab.analysis.reproduction;
