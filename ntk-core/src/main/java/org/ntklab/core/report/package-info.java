/**
 * What a report of a study is made of, as values: a {@link org.ntklab.core.report.ReportSection}
 * turns a {@link org.ntklab.core.report.ReportedStudy} into {@link
 * org.ntklab.core.report.ReportBlock}s, among them {@link org.ntklab.core.report.Figure}s of {@link
 * org.ntklab.core.report.Chart}s that know no charting library. Sections are an extension point; a
 * {@link org.ntklab.core.report.ReportRenderer} makes the page. Depends on {@code study}, {@code
 * store} and {@code metric}.
 */
package org.ntklab.core.report;
