package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;
import org.ntklab.core.report.Card;
import org.ntklab.core.report.Card.Fact;
import org.ntklab.core.report.Card.Tone;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportedStudy;

/** A verdict in words that need no theory. */
record VerdictCard(ReportedStudy study, Verdict verdict) {
  private static final double CUT = 0.25;
  private static final double HUNDRED = 100;

  /** What theory's reasons begin with. */
  private static final String THEORY = "theory: ";

  Card card() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Measured", measured()));
    movement().ifPresent(text -> facts.add(new Fact("In numbers", text)));
    facts.add(new Fact("This means", meaning(verdict.regime())));
    facts.add(new Fact("Theory", theory()));
    add(facts, "Left out", reasons("left out"));
    add(facts, "To be firmer", reasons("firmer", "would "));
    return new Card(title(), answer(verdict.regime()), tone(), badge(), facts, verdict.reasons());
  }

  private String title() {
    String label = VerdictSection.cell(study, verdict).map(ReportCell::label).orElse("");
    return label.isEmpty() ? study.result().experiment().name() : label;
  }

  private static String answer(Regime regime) {
    return switch (regime) {
      case LAZY -> "trains lazily";
      case FEATURE_LEARNING -> "learns features";
      case UNSTABLE -> "is unstable";
      case TRIVIAL -> "does not learn";
      case UNDETERMINED -> "undecided";
    };
  }

  private static String noun(Regime regime) {
    return switch (regime) {
      case LAZY -> "lazy training";
      case FEATURE_LEARNING -> "feature learning";
      case UNSTABLE -> "instability";
      case TRIVIAL -> "no learning";
      case UNDETERMINED -> "nothing";
    };
  }

  private Tone tone() {
    if (verdict.agrees()) {
      return Tone.GOOD;
    }
    return isOpen() ? Tone.OPEN : Tone.BAD;
  }

  private boolean isOpen() {
    return verdict.regime() == Regime.UNDETERMINED
        || verdict.predictedRegime() == Regime.UNDETERMINED;
  }

  private String badge() {
    if (verdict.agrees()) {
      return "as theory predicts";
    }
    return isOpen() ? "not decided" : "against theory";
  }

  private String measured() {
    boolean bySlope = verdict.regime() != Regime.UNSTABLE && verdict.regime() != Regime.TRIVIAL;
    if (!bySlope && !verdict.reasons().isEmpty()) {
      // No exponent decided, but what the first reason says.
      return verdict.reasons().get(0) + ".";
    }
    Optional<Exponent> s = VerdictSection.measured(verdict);
    if (s.isEmpty()) {
      return "there are too few numbers to say how the movement of the kernel changes with the "
          + study.axisName()
          + ".";
    }
    Exponent found = s.get();
    String law =
        Digits.power(study.axisName(), found.slope())
            + (found.hasInterval()
                ? " (95% interval " + Digits.range(found.low(), found.high()) + ")"
                : " (too few points for an interval)");
    return "as the "
        + study.axisName()
        + " grows"
        + ends().map(text -> " from " + text).orElse("")
        + ", the movement of the kernel "
        + change(found)
        + ", like "
        + law
        + ".";
  }

  private static String change(Exponent s) {
    if (s.high() < -CUT) {
      return "shrinks";
    }
    if (s.low() > CUT) {
      return "grows";
    }
    boolean inside = s.low() > -CUT && s.high() < CUT;
    return inside ? "hardly changes" : "changes by an amount that is not clear yet";
  }

  private Optional<String> ends() {
    return VerdictSection.cell(study, verdict)
        .filter(cell -> cell.places().size() > 1)
        .map(
            cell ->
                place(cell.places().get(0))
                    + " to "
                    + place(cell.places().get(cell.places().size() - 1)));
  }

  private static String place(ReportCell.Place place) {
    return place.value().map(GridText::value).orElse("");
  }

  /** Drift at the end of the axis. */
  private Optional<String> movement() {
    return VerdictSection.cell(study, verdict)
        .map(cell -> cell.places().get(cell.places().size() - 1))
        .flatMap(
            last -> {
              OverSeeds drift =
                  OverSeeds.of(
                      last.position(),
                      last.finished().stream()
                          .mapToDouble(r -> r.number(KernelDrift.NAME).orElse(Double.NaN))
                          .toArray());
              return drift.seeds() == 0
                  ? Optional.empty()
                  : Optional.of(
                      "at %s %s training moved the kernel by %s its size."
                          .formatted(study.axisName(), place(last), part(drift.median())));
            });
  }

  private static String part(double drift) {
    return drift < 2 ? Digits.two(HUNDRED * drift) + "\u00a0% of" : Digits.two(drift) + " times";
  }

  private static String meaning(Regime regime) {
    return switch (regime) {
      case LAZY ->
          "wide networks of this kind stay linear in their weights; the kernel they start with"
              + " decides what they can learn.";
      case FEATURE_LEARNING ->
          "the kernel is shaped by the data at any width; a fixed kernel does not describe these"
              + " networks.";
      case UNSTABLE -> "training breaks down as the width grows.";
      case TRIVIAL -> "the outputs do not move as the width grows.";
      case UNDETERMINED -> "the measurement does not decide between the two yet.";
    };
  }

  private String theory() {
    if (verdict.predictedRegime() == Regime.UNDETERMINED) {
      return "says nothing here.";
    }
    String regime = "predicts " + noun(verdict.predictedRegime());
    Optional<PredictedRange> range = VerdictSection.predicted(verdict);
    return regime
        + range
            .map(
                r ->
                    Double.isInfinite(r.low()) && Double.isInfinite(r.high())
                        ? ""
                        : ", with an exponent of " + Digits.roundRange(r.low(), r.high()))
            .orElse("")
        + ".";
  }

  private static void add(List<Fact> facts, String term, String text) {
    if (!text.isEmpty()) {
      facts.add(new Fact(term, text));
    }
  }

  /** Reasons of the measurement that hold one of these words, as sentences. */
  private String reasons(String... words) {
    return verdict.reasons().stream()
        .filter(reason -> !reason.startsWith(THEORY))
        .filter(reason -> Arrays.stream(words).anyMatch(reason::contains))
        .map(reason -> reason.endsWith(".") ? reason : reason + ".")
        .collect(Collectors.joining(" "));
  }
}
