/**
 * The sections that the project ships, one class each, in the order of their positions from {@link
 * org.ntklab.analysis.report.sections.VerdictSection} to {@link
 * org.ntklab.analysis.report.sections.SpecificationSection}. They read results and traces and know
 * nothing of HTML. Depends on {@code core.report}, {@code metrics} and {@code fit}.
 */
package org.ntklab.analysis.report.sections;
