package org.ntklab.core.plugin;

/**
 * A value with the name it was asked for by.
 *
 * @param name as contributed
 * @param value what the name and its options stand for
 */
public record Named<T>(String name, T value) {}
