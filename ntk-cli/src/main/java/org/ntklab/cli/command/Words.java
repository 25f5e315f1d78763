package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** Options whose values are some of a few known words. */
final class Words {
  private Words() {}

  /** Reports a word that is not known. */
  static void check(String option, String word, List<String> known, Problems problems) {
    if (!known.contains(word)) {
      problems.add(
          Problem.of(
              option + " " + word, "unknown word '" + word + "'; " + Nearest.hint(word, known)));
    }
  }

  /** Words with commas between them, each known and there once; those that are known. */
  static List<String> list(String option, String text, List<String> known, Problems problems) {
    List<String> words = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      String bare = word.strip();
      check(option, bare, known, problems);
      if (words.contains(bare)) {
        problems.add(Problem.of(option + " " + text, "names '" + bare + "' twice"));
      } else if (known.contains(bare)) {
        words.add(bare);
      }
    }
    return words;
  }
}
