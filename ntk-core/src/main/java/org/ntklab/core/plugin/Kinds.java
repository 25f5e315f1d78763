package org.ntklab.core.plugin;

import jakarta.inject.Provider;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;

/**
 * All names of one extension point: what a consumer injects to turn names into values.
 *
 * @param <T> what the names stand for
 */
public final class Kinds<T> {
  private final ExtensionPoint<T> point;
  private final Map<String, Provider<Kind<T>>> kinds;

  /** The kinds by name; a kind is made when first asked for. */
  public Kinds(ExtensionPoint<T> point, Map<String, Provider<Kind<T>>> kinds) {
    this.point = point;
    this.kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
  }

  /** Where they are contributed. */
  public ExtensionPoint<T> point() {
    return point;
  }

  /** Known names, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(kinds.keySet());
  }

  /** The kind of that name. */
  public Optional<Kind<T>> find(String name) {
    return Optional.ofNullable(kinds.get(name)).map(Provider::get);
  }

  /**
   * Reads a key whose value is {@code name} or {@code {name: …, option: …}}.
   *
   * @param options the group that holds the key; problems go there, and so does the canonical form
   * @return the value with its name, or empty after a problem or when the key is absent and there
   *     is no default
   */
  public Optional<Named<T>> read(Options options, String key, Optional<String> byDefault) {
    options.declareForm(key, point.word());
    Optional<ConfigNode> written = options.node(key);
    ConfigNode node = written.orElseGet(() -> new ConfigNode.Scalar(byDefault.orElse(null), 0));
    if (written.isEmpty() && byDefault.isEmpty()) {
      options.problem("", "the key '" + key + "' is missing");
      return Optional.empty();
    }
    if (node instanceof ConfigNode.Entries group) {
      return readGroup(options, key, group);
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() instanceof String name) {
      return readNamed(options, key, name, options.at(key, ConfigNode.Entries.empty()));
    }
    options.expected(key, "the name of a " + point.word());
    return Optional.empty();
  }

  /**
   * Reads the value of a name whose options stand in a group that others read too; unknown keys are
   * not reported here.
   */
  public Optional<Named<T>> readShared(Options group, String nameKey, String name) {
    Optional<Kind<T>> kind = find(name);
    if (kind.isEmpty()) {
      group.problem(nameKey, unknown(name));
      return Optional.empty();
    }
    group.remember(nameKey, name);
    return Optional.of(new Named<>(name, kind.get().read(group)));
  }

  /** The message for a name that nobody contributed. */
  public String unknown(String name) {
    return "unknown " + point.word() + " '" + name + "'; " + Nearest.hint(name, kinds.keySet());
  }

  private Optional<Named<T>> readGroup(Options options, String key, ConfigNode.Entries group) {
    Options inner = options.at(key, group);
    Optional<ConfigNode> name = inner.node("name");
    if (name.isPresent() && name.get().plain() instanceof String text) {
      return readNamed(options, key, text, inner);
    }
    inner.problem("name", "the name of a " + point.word() + " is missing");
    return Optional.empty();
  }

  private Optional<Named<T>> readNamed(Options outer, String key, String name, Options inner) {
    Optional<Kind<T>> kind = find(name);
    if (kind.isEmpty()) {
      outer.problem(key, unknown(name));
      return Optional.empty();
    }
    inner.remember("name", name);
    T value = kind.get().read(inner);
    inner.reportUnknown();
    outer.remember(key, inner.canonical());
    return Optional.of(new Named<>(name, value));
  }
}
