package org.ntklab.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  /** Stands for the main key where a value was written without one: {@code dense: 2n}. */
  public static final String MAIN = "";

  private final ConfigNode.Entries entries;
  private final String source;
  private final String path;
  private final Problems problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final Map<String, Object> canonical = new TreeMap<>();
  private final Map<String, Options> groups = new HashMap<>();
  private final Map<String, Declaration> declarations = new LinkedHashMap<>();
  private String mainKey = MAIN;

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

  /**
   * Says which key a value without a key belongs to: {@code dense: 2n} is {@code dense: {width:
   * 2n}} once the kind has called {@code main("width")}. Call before reading.
   *
   * @return this
   */
  public Options main(String key) {
    mainKey = key;
    return this;
  }

  /** Whether the key was written. */
  public boolean has(String key) {
    return written(key) != null;
  }

  /** Whether somebody asked for the key, written or not. */
  public boolean isKnown(String key) {
    return known.contains(key);
  }

  /** A whole number that fits an int. */
  public Option<Integer> integer(String key) {
    return read(
        key,
        Declaration.Type.INTEGER,
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
        Declaration.Type.WHOLE,
        "a whole number",
        node -> node.plain() instanceof Long whole ? Optional.of(whole) : Optional.empty());
  }

  /** A finite number. */
  public Option<Double> number(String key) {
    return read(key, Declaration.Type.NUMBER, "a number", Options::finite);
  }

  /** A list of finite numbers; a single number counts as a list of one. */
  public Option<List<Double>> numbers(String key) {
    return read(key, Declaration.Type.NUMBERS, "a list of numbers", Options::finiteList);
  }

  /** Yes or no. */
  public Option<Boolean> flag(String key) {
    return read(
        key,
        Declaration.Type.FLAG,
        "true or false",
        node -> node.plain() instanceof Boolean flag ? Optional.of(flag) : Optional.empty());
  }

  /** A text. */
  public Option<String> text(String key) {
    return read(
        key,
        Declaration.Type.TEXT,
        "a text",
        node -> node.plain() instanceof String text ? Optional.of(text) : Optional.empty());
  }

  /** One word out of a few. */
  public Option<String> oneOf(String key, Collection<String> words) {
    Option<String> option = text(key);
    declaration(key).words(words);
    return option.check(
        words::contains,
        "a known word; " + Nearest.hint(find(key).map(n -> "" + n.plain()).orElse(""), words));
  }

  /**
   * A value as written, for readers of their own; what they make of it they remember themselves.
   */
  public Optional<ConfigNode> node(String key) {
    declaration(key).is(Declaration.Type.OWN);
    return find(key);
  }

  /**
   * Says that a key that is read by a reader of its own has a form that has a name, as {@code
   * layers}; for descriptions only.
   */
  public void declareForm(String key, String form) {
    declaration(key).form(form);
  }

  /** Says that a key that is read by a reader of its own must be there; for descriptions only. */
  public void declareRequired(String key) {
    declaration(key).require();
  }

  /** What was said of each key so far by reading it, in the order read. */
  public Map<String, Declaration> declarations() {
    return Collections.unmodifiableMap(declarations);
  }

  /** The key that a value without a key belongs to; {@link #MAIN} when there is none. */
  public String mainKey() {
    return mainKey;
  }

  Declaration declaration(String key) {
    return declarations.computeIfAbsent(key, unused -> new Declaration());
  }

  private Optional<ConfigNode> find(String key) {
    known.add(key);
    return Optional.ofNullable(written(key));
  }

  /**
   * A group below this one, the same reader at every call; a bare word is the group's {@code name};
   * empty when the key is absent or (a problem) no group.
   */
  public Options group(String key) {
    Options known = groups.get(key);
    return known == null ? openGroup(key) : known;
  }

  private Options openGroup(String key) {
    declaration(key).is(Declaration.Type.GROUP);
    ConfigNode node = find(key).orElse(ConfigNode.Entries.empty());
    ConfigNode.Entries group = ConfigNode.Entries.empty();
    if (node instanceof ConfigNode.Entries written) {
      group = written;
    } else if (node.plain() instanceof String) {
      group = new ConfigNode.Entries(Map.of("name", node), node.line());
    } else {
      expected(key, "a group of keys");
    }
    Options below = new Options(group, source, pathOf(key), problems);
    canonical.put(key, below.canonical);
    groups.put(key, below);
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

  /** Takes a key that was read out of the canonical form: other keys say the same. */
  public void forget(String key) {
    canonical.remove(key);
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
        key,
        "found " + find(key).map(ConfigNode::describe).orElse("nothing") + ", expected " + allowed);
  }

  /** Reports every key that nobody asked for. Call when all have read. */
  public void reportUnknown() {
    for (String key : entries.entries().keySet()) {
      if (key.equals(MAIN)) {
        if (mainKey.equals(MAIN)) {
          problem("", "takes no value of its own; keys: " + known);
        }
      } else if (!known.contains(key)) {
        problem(key, "unknown key; " + Nearest.hint(key, known));
      }
    }
  }

  private ConfigNode written(String key) {
    ConfigNode node = entries.entries().get(key);
    return node == null && key.equals(mainKey) ? entries.entries().get(MAIN) : node;
  }

  private <T> Option<T> read(
      String key,
      Declaration.Type declared,
      String type,
      Function<ConfigNode, Optional<T>> reader) {
    declaration(key).is(declared);
    Optional<ConfigNode> node = find(key);
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
    ConfigNode node = written(key);
    return node == null ? entries.line() : node.line();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
