package org.ntklab.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.study.StudyResult;

/** Says by which rule the learning rates of a study were chosen: a verdict holds for that rule. */
final class RateText {
  private RateText() {}

  static List<String> describe(StudyResult study) {
    Set<LearningRate> rules = new LinkedHashSet<>();
    study.runs().forEach(run -> rules.add(run.spec().training().learningRate()));
    List<String> lines = new ArrayList<>();
    List<LearningRate> some = rules.stream().limit(4).toList();
    some.forEach(rule -> lines.add("Learning rate: " + describe(rule)));
    if (rules.size() > some.size()) {
      lines.add("Learning rate: and " + (rules.size() - some.size()) + " more rules of the kind.");
    }
    return lines;
  }

  private static String describe(LearningRate rule) {
    if (rule instanceof LearningRate.OfMaximum ofMaximum) {
      return "η is "
          + fraction(ofMaximum.fraction())
          + " of the largest rate at which the linearised network is stable, chosen anew for every"
          + " run from its own kernel at the start. A parametrisation that would need a smaller"
          + " rate at a larger width gets one: this rule hides instability.";
    }
    LearningRate.Fixed fixed = (LearningRate.Fixed) rule;
    return "η = "
        + Numbers.significant(fixed.eta())
        + " at every width, before the parametrisation's own scaling.";
  }

  private static String fraction(double fraction) {
    if (fraction == 0.25) {
      return "¼";
    }
    return fraction == 0.5 ? "½" : Numbers.significant(fraction);
  }
}
