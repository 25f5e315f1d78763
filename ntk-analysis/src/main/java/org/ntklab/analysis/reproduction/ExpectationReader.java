package org.ntklab.analysis.reproduction;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ntklab.analysis.statistic.Cells;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;

/** Reads entries of {@code expect:} and {@code show:}. */
final class ExpectationReader {
  private final Kinds<Statistic> statistics;
  private final Kinds<Metric> metrics;

  ExpectationReader(Kinds<Statistic> statistics, Kinds<Metric> metrics) {
    this.statistics = statistics;
    this.metrics = metrics;
  }

  /**
   * One expectation; empty after a problem.
   *
   * @param evidence experiments and measurements by name
   */
  Optional<Expectation> read(Options item, Map<String, Evidenced> evidence) {
    int before = item.problems().count();
    String what = item.text("what").required("");
    Optional<String> in = evidenceName(item, evidence);
    Map<String, Object> where = item.has("where") ? Cells.read(item, "where") : Map.of();
    Optional<Statistic> statistic = statistic(item);
    Optional<Band> published = published(item, statistic);
    double tolerance = item.number("tolerance").check(t -> t >= 0, "at least 0").orElse(0.0);
    String because = item.text("because").orElse("");
    if (tolerance > 0 && because.isEmpty()) {
      item.problem("", "has a tolerance, and no 'because' says why so much");
    }
    item.reportUnknown();
    if (item.problems().count() > before) {
      return Optional.empty();
    }
    Set<String> keys = new TreeSet<>(where.keySet());
    keys.addAll(statistic.orElseThrow().keys());
    check(item, evidence.get(in.orElseThrow()), keys, statistic.get().numbers());
    return item.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new Expectation(
                what,
                in.get(),
                where,
                statistic.get(),
                published.orElseThrow(),
                tolerance,
                because));
  }

  /** One curve; empty after a problem. */
  Optional<Curve> readCurve(Options item, Map<String, Evidenced> evidence) {
    int before = item.problems().count();
    String of = item.text("of").required("");
    Optional<String> in = evidenceName(item, evidence);
    String over = item.text("over").required("");
    String by = item.text("by").orElse("");
    item.reportUnknown();
    if (item.problems().count() > before) {
      return Optional.empty();
    }
    Set<String> keys = by.isEmpty() ? Set.of(over) : Set.of(over, by);
    check(item, evidence.get(in.orElseThrow()), keys, Set.of(of));
    return item.problems().count() > before
        ? Optional.empty()
        : Optional.of(new Curve(of, in.get(), over, by));
  }

  private static Optional<String> evidenceName(Options item, Map<String, Evidenced> evidence) {
    Optional<String> written = item.text("in").optional();
    if (written.isPresent() && !evidence.containsKey(written.get())) {
      item.problem(
          "in",
          "there is no experiment or measurement '"
              + written.get()
              + "'; "
              + Nearest.hint(written.get(), evidence.keySet()));
      return Optional.empty();
    }
    if (written.isEmpty() && evidence.size() > 1) {
      item.problem("", "the key 'in' is missing: one of " + String.join(", ", evidence.keySet()));
      return Optional.empty();
    }
    return written.or(() -> evidence.keySet().stream().findFirst());
  }

  private Optional<Statistic> statistic(Options item) {
    List<String> named = statistics.names().stream().filter(item::has).toList();
    statistics.names().forEach(item::node);
    if (named.size() != 1) {
      item.problem(
          "",
          "takes one statistic, found "
              + (named.isEmpty() ? "none" : String.join(" and ", named))
              + "; known: "
              + String.join(", ", statistics.names()));
      return Optional.empty();
    }
    String name = named.get(0);
    ConfigNode node = item.node(name).orElseThrow();
    ConfigNode.Entries group =
        node instanceof ConfigNode.Entries entries
            ? entries
            : new ConfigNode.Entries(Map.of(Options.MAIN, node), node.line());
    int before = item.problems().count();
    Options options = item.at(name, group);
    Statistic statistic = statistics.find(name).orElseThrow().read(options);
    options.reportUnknown();
    return item.problems().count() > before ? Optional.empty() : Optional.of(statistic);
  }

  /** A number, two of them, or one with {@code above} or {@code below} it. */
  private static Optional<Band> published(Options item, Optional<Statistic> statistic) {
    Optional<ConfigNode> node = item.node("published");
    if (node.isEmpty()) {
      Optional<Band> usual = statistic.flatMap(Statistic::expected);
      if (statistic.isPresent() && usual.isEmpty()) {
        item.problem("", "the key 'published' is missing");
      }
      return usual;
    }
    if (node.get() instanceof ConfigNode.Entries entries) {
      Options group = item.at("published", entries);
      Optional<Double> above = group.number("above").optional();
      Optional<Double> below = group.number("below").optional();
      group.reportUnknown();
      double low = above.orElse(Double.NEGATIVE_INFINITY);
      double high = below.orElse(Double.POSITIVE_INFINITY);
      if (low <= high && (above.isPresent() || below.isPresent())) {
        return Optional.of(new Band(low, high));
      }
    } else {
      List<Double> numbers = item.numbers("published").orElse(List.of());
      if (numbers.size() == 1) {
        return Optional.of(new Band(numbers.get(0), numbers.get(0)));
      }
      if (numbers.size() == 2 && numbers.get(0) <= numbers.get(1)) {
        return Optional.of(new Band(numbers.get(0), numbers.get(1)));
      }
    }
    item.expected("published", "a number, [from, to], {above: x} or {below: x}");
    return Optional.empty();
  }

  private void check(
      Options item, Evidenced evidence, Collection<String> keys, Collection<String> numbers) {
    if (evidence.keys().isEmpty()) {
      return;
    }
    Set<String> known = evidence.keys().get();
    for (String key : keys) {
      if (!known.contains(key)) {
        item.problem("", "'" + key + "' is no key of the grid; " + Nearest.hint(key, known));
      }
    }
    Set<String> measured = new TreeSet<>(metrics.names());
    measured.addAll(RunObservations.ALWAYS);
    for (String number : numbers) {
      if (!measured.contains(number.split("\\.", 2)[0])) {
        item.problem(
            "", "nothing measured is called '" + number + "'; " + Nearest.hint(number, measured));
      }
    }
  }
}
