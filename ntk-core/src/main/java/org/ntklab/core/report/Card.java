package org.ntklab.core.report;

import java.util.List;

/**
 * An answer that is read at a glance.
 *
 * @param title of what
 * @param answer in a word or two
 * @param tone how the answer stands to what was expected
 * @param badge that in a word or two
 * @param facts what it rests on, each with a word before it
 * @param details for those who want to know more, in sentences
 */
public record Card(
    String title, String answer, Tone tone, String badge, List<Fact> facts, List<String> details) {
  public Card {
    facts = List.copyOf(facts);
    details = List.copyOf(details);
  }

  /** How an answer stands to what was expected. */
  public enum Tone {
    /** As expected. */
    GOOD,
    /** Against what was expected. */
    BAD,
    /** Not decided. */
    OPEN
  }

  /**
   * A fact.
   *
   * @param term as "Measured"
   * @param text a sentence
   */
  public record Fact(String term, String text) {}
}
