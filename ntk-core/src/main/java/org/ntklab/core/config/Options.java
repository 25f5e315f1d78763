package org.ntklab.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/**
 * Typed reading of one group of keys.
 *
 * <p>Every problem goes to the {@link Problems} with file, line and key; nothing is thrown. Every
 * value read is remembered, defaults included, so that {@link #canonical()} tells two
 * configurations of the same meaning to be the same. Not safe for threads.
 */
public final class Options {
  private final ConfigNode.Entries entries;
  private final String source;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Object> canonical = new TreeMap<>();

  /**
   * A reader of one group.
   *
   * @param source file or command line, for messages
   * @param path dotted path of the group, empty at the root
   * @param problems receives what is wrong; modified
   */
  public Options(ConfigNode.Entries entries, String source, String path, Problems problems) {
    this.entries = entries;
    this.source = source;
    this.path = path;
    this.problems = problems;
  }

  /** An empty group: every key takes its default. */
  public static Options none(Problems problems) {
    return new Options(ConfigNode.Entries.empty(), "", "", problems);
  }

  /** Whether the key was written. */
  public boolean has(String key) {
    return entries.entries().containsKey(key);
  }

  /** A whole number that fits an int. */
  public Option<Integer> integer(String key) {
    return read(
        key,
        "a whole number",
        node ->
            node.plain() instanceof Long whole && whole == whole.intValue()
                ? Optional.of(whole.intValue())
                : Optional.empty());
  }

  /** A whole number: seeds. */
  public Option<Long> whole(String key) {
    return read(
        key,
        "a whole number",
        node -> node.plain() instanceof Long whole ? Optional.of(whole) : Optional.empty());
  }

  /** A finite number. */
  public Option<Double> number(String key) {
    return read(key, "a number", Options::finite);
  }

  /** A list of finite numbers; a single number counts as a list of one. */
  public Option<List<Double>> numbers(String key) {
    return read(key, "a list of numbers", Options::finiteList);
  }

  /** Yes or no. */
  public Option<Boolean> flag(String key) {
    return read(
        key,
        "true or false",
        node -> node.plain() instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
  }

  /** A text. */
  public Option<String> text(String key) {
    return read(
        key,
        "a text",
        node -> node.plain() instanceof String text ? Optional.of(text) : Optional.empty());
  }

  /** One word out of a few. */
  public Option<String> oneOf(String key, Collection<String> words) {
    Option<String> option = text(key);
    return option.check(
        words::contains,
        "one of " + Nearest.hint(node(key).map(n -> "" + n.plain()).orElse(""), words));
  }

  /** A value as written, for readers of their own; what they make of it they remember themselves. */
  public Optional<ConfigNode> node(String key) {
    known.add(key);
    return Optional.ofNullable(entries.entries().get(key));
  }

  /** A group below this one; empty when the key is absent or (a problem) no group. */
  public Options group(String key) {
    ConfigNode node = node(key).orElse(ConfigNode.Entries.empty());
    if (!(node instanceof ConfigNode.Entries)) {
      expected(key, "a group of keys");
    }
    ConfigNode.Entries group =
        node instanceof ConfigNode.Entries written ? written : ConfigNode.Entries.empty();
    Options below = new Options(group, source, pathOf(key), problems);
    canonical.put(key, below.canonical);
    return below;
  }

  /** A reader of a group that stands anywhere, in this source and with the same problems. */
  public Options at(String key, ConfigNode.Entries group) {
    return new Options(group, source, pathOf(key), problems);
  }

  /** Puts a value into the canonical form. */
  public void remember(String key, Object value) {
    known.add(key);
    canonical.put(key, value);
  }

  /** What was read, defaults included, sorted by key: plain values, lists and maps. Live. */
  public Map<String, Object> canonical() {
    return canonical;
  }

  /** Where problems go; shared with every group. */
  public Problems problems() {
    return problems;
  }

  /** File or command line that the group stands in. */
  public String source() {
    return source;
  }

  /** Adds a problem of a key ({@code ""}: of the group). */
  public void problem(String key, String message) {
    int line = lineOf(key);
    problems.add(
        new Problem(
            source,
            line > 0 ? OptionalInt.of(line) : OptionalInt.empty(),
            key.isEmpty() ? path : pathOf(key),
            message));
  }

  /** Adds the problem "found …, expected …" of a key. */
  public void expected(String key, String allowed) {
    problem(
        key, "found " + node(key).map(ConfigNode::describe).orElse("nothing") + ", expected " + allowed);
  }

  /** Reports every key that nobody asked for. Call when all have read. */
  public void reportUnknown() {
    for (String key : entries.entries().keySet()) {
      if (!known.contains(key)) {
        problem(key, "unknown key; " + Nearest.hint(key, known));
      }
    }
  }

  private <T> Option<T> read(String key, String type, Function<ConfigNode, Optional<T>> reader) {
    Optional<ConfigNode> node = node(key);
    Optional<T> value = node.flatMap(reader);
    boolean wrong = node.isPresent() && value.isEmpty();
    if (wrong) {
      expected(key, type);
    }
    return new Option<>(this, key, value, wrong);
  }

  private static Optional<Double> finite(ConfigNode node) {
    return node.plain() instanceof Number number && Double.isFinite(number.doubleValue())
        ? Optional.of(number.doubleValue())
        : Optional.empty();
  }

  private static Optional<List<Double>> finiteList(ConfigNode node) {
    if (!(node instanceof ConfigNode.Items list)) {
      return finite(node).map(List::of);
    }
    List<Double> numbers = new ArrayList<>();
    list.items().forEach(item -> finite(item).ifPresent(numbers::add));
    return numbers.size() == list.items().size() ? Optional.of(numbers) : Optional.empty();
  }

  private int lineOf(String key) {
    ConfigNode node = entries.entries().get(key);
    return node == null ? entries.line() : node.line();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
