package org.ntklab.core.experiment;

import java.util.OptionalInt;

/**
 * A network that a command line asks for: {@code ntk kernel mlp --width 512}.
 *
 * @param graph a file with {@code layers:} or {@code architecture:}, the name of an architecture,
 *     or one with options: {@code {name: mlp, depth: 3}}
 * @param width {@code --width}: n; empty for the graph's own
 * @param parametrisation {@code --parametrisation}: a name, or one with options: {@code {name: abc,
 *     a: [0, 0.5, 0.5], b: 0, c: 0}}
 */
public record GraphRequest(String graph, OptionalInt width, String parametrisation) {}
