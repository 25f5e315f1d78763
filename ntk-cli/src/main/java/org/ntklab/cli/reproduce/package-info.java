/**
 * Published results made again, for {@code ntk reproduce}: {@link
 * org.ntklab.cli.reproduce.ReproductionRun} runs one and judges it, {@link
 * org.ntklab.cli.reproduce.ReproductionText} and {@link org.ntklab.cli.reproduce.ReproductionJson}
 * say what came out. Knows nothing of options of the command line.
 */
package org.ntklab.cli.reproduce;
