/**
 * What {@code ntk run} shows: {@link org.ntklab.cli.run.StudyText} the result for people, {@link
 * org.ntklab.cli.run.StudyJson} the same as JSON, {@link org.ntklab.cli.run.Plan} what a dry run
 * tells, {@link org.ntklab.cli.run.Progress} how it goes meanwhile. Depends on {@code console} and
 * the core; it names no plugin.
 */
package org.ntklab.cli.run;
