/**
 * {@code ntk check}: {@link org.ntklab.cli.check.CheckQuestion} is what was asked, {@link
 * org.ntklab.cli.check.CheckMeasurement} trains what answers it through studies in the store, and
 * {@link org.ntklab.cli.check.CheckText} and {@link org.ntklab.cli.check.CheckJson} tell the
 * answer. Depends on the core and the analysis.
 */
package org.ntklab.cli.check;
