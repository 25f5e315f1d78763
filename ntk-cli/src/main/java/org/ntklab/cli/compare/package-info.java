/**
 * {@code ntk compare}: which two studies are meant, and what changed between them as text and as
 * JSON. The comparison itself is in {@code ntk-analysis}.
 */
package org.ntklab.cli.compare;
