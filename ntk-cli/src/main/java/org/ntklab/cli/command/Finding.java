package org.ntklab.cli.command;

/**
 * Something the doctor looked at.
 *
 * @param name what
 * @param good whether work is possible
 * @param text what was found
 * @param hint what would be better; empty when nothing is
 */
record Finding(String name, boolean good, String text, String hint) {
  static Finding good(String name, Object text) {
    return new Finding(name, true, String.valueOf(text), "");
  }

  static Finding bad(String name, Throwable fault, String hint) {
    String reason =
        fault.getMessage() == null ? "" : ": " + fault.getMessage().replaceAll("\\s*\\R\\s*", "; ");
    return new Finding(name, false, fault.getClass().getSimpleName() + reason, hint);
  }

  Finding withHint(String better) {
    return new Finding(name, good, text, better);
  }
}
