/**
 * The report of a study as one HTML file: {@link org.ntklab.analysis.report.HtmlReport} asks the
 * contributed sections for their blocks and puts them, the charting library and the data into a
 * template. Depends on {@code core.report}, FreeMarker, ECharts (a file) and Jackson.
 */
package org.ntklab.analysis.report;
