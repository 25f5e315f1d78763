package org.ntklab.analysis.report;

import org.ntklab.core.report.ReportBlock;

/**
 * A block as the template reads it.
 *
 * @param kind which of the template's ways to show one: the block's class in lower case
 * @param id of its data in the page; empty for a block without
 * @param content the block
 */
public record PageBlock(String kind, String id, ReportBlock content) {}
