/**
 * What the program prints and how: {@link org.ntklab.cli.console.Console} is the two streams,
 * {@link org.ntklab.cli.console.TextTable} aligns, {@link org.ntklab.cli.console.JsonDocument} is
 * the {@code --json} side. Knows nothing of commands and depends on {@code core.problem} only.
 */
package org.ntklab.cli.console;
