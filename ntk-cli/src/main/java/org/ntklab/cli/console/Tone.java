package org.ntklab.cli.console;

/** What a piece of text means, for terminals that show colours. */
public enum Tone {
  /** Nothing special. */
  PLAIN(""),
  /** A heading. */
  STRONG("1"),
  /** As theory says, or as it should be. */
  GOOD("32"),
  /** Against theory, or failed. */
  BAD("31"),
  /** Undecided, or only partly there. */
  DOUBTFUL("33");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /** The text between this tone's escape sequence and the one that ends it. */
  String paint(String text) {
    return code.isEmpty() || text.isBlank() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
