/**
 * The program's log: {@link org.ntklab.cli.logging.LogbackConfigurator} sets it up in code, which
 * saves half a second of reading XML; {@link org.ntklab.cli.logging.LogLevel} follows {@code
 * --verbose}. The only package that knows Logback.
 */
package org.ntklab.cli.logging;
