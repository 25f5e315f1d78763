/**
 * The commands, one class each, in the order in which {@code ntk --help} lists them; {@link
 * org.ntklab.cli.command.Session} is what they share. A command reads its options, asks the core,
 * and hands the answer to a text or a JSON renderer.
 */
package org.ntklab.cli.command;
