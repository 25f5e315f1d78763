package org.ntklab.analysis.report;

import java.util.List;

/**
 * A section as the template reads it.
 *
 * @param id of its heading, for links
 * @param title its heading
 * @param blocks what it shows
 */
public record PageSection(String id, String title, List<PageBlock> blocks) {}
