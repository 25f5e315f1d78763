package org.ntklab.datasets.arff;

import java.util.ArrayList;
import java.util.List;

/**
 * A line split at its commas; quotes ({@code '} or {@code "}) keep commas, a backslash within them
 * keeps the next character, and an unquoted {@code %} begins a comment.
 */
final class ArffTokens {
  private final String line;
  private int at;

  private ArffTokens(String line) {
    this.line = line;
  }

  /**
   * One field.
   *
   * @param text without quotes
   * @param quoted whether it had some: then {@code ?} is a value
   */
  record Token(String text, boolean quoted) {
    boolean isMissing() {
      return !quoted && text.equals("?");
    }
  }

  /**
   * The fields of a line.
   *
   * @throws IllegalArgumentException when a quote is not closed, or something follows one
   */
  static List<Token> of(String line) {
    return new ArffTokens(line).fields();
  }

  private List<Token> fields() {
    List<Token> fields = new ArrayList<>();
    do {
      fields.add(field());
    } while (at++ < line.length() && line.charAt(at - 1) == ',');
    return fields;
  }

  private Token field() {
    skipBlanks();
    if (at < line.length() && isQuote(line.charAt(at))) {
      String text = quoted();
      skipBlanks();
      if (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != '%') {
        throw new IllegalArgumentException(
            "found '" + line.charAt(at) + "' after the quoted '" + text + "', expected a comma");
      }
      return new Token(text, true);
    }
    int from = at;
    while (at < line.length() && line.charAt(at) != ',' && line.charAt(at) != '%') {
      at++;
    }
    return new Token(line.substring(from, at).strip(), false);
  }

  private String quoted() {
    char quote = line.charAt(at++);
    StringBuilder text = new StringBuilder();
    while (at < line.length() && line.charAt(at) != quote) {
      if (line.charAt(at) == '\\' && at + 1 < line.length()) {
        at++;
      }
      text.append(line.charAt(at++));
    }
    if (at == line.length()) {
      throw new IllegalArgumentException("the quote " + quote + " is not closed");
    }
    at++;
    return text.toString();
  }

  private void skipBlanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }
}
