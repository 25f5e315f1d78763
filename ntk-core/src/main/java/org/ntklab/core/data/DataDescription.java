package org.ntklab.core.data;

/**
 * What people should know of a data set.
 *
 * @param name as it is written in an experiment
 * @param summary what it is, in a line, with rows and features
 * @param source where it comes from
 * @param licence under what terms
 */
public record DataDescription(String name, String summary, String source, String licence) {}
