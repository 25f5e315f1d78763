/**
 * The {@code ntk} program: {@link org.ntklab.cli.NtkMain} starts a {@link org.ntklab.cli.Program},
 * which parses the command line, runs one of the {@code command}s and turns whatever goes wrong
 * into one line a problem and an exit code. May depend on every module.
 */
package org.ntklab.cli;
