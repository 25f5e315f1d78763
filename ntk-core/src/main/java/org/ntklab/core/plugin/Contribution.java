package org.ntklab.core.plugin;

/**
 * One name that a plugin adds.
 *
 * @param point where
 * @param name as users write it
 * @param type the class behind it
 * @param isKind whether the class reads options, or is the value itself
 */
record Contribution(ExtensionPoint<?> point, String name, Class<?> type, boolean isKind) {}
