package org.ntklab.core.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a reader said of a key by reading it: its type, what is allowed, its default. Options gather
 * it as they are read, so that a description for editors needs nothing that readers do not say
 * anyway. Not safe for threads.
 */
public final class Declaration {
  /** What a value may be. */
  public enum Type {
    /** A whole number that fits an int. */
    INTEGER,
    /** A whole number. */
    WHOLE,
    /** A finite number. */
    NUMBER,
    /** A list of finite numbers, or one. */
    NUMBERS,
    /** True or false. */
    FLAG,
    /** A text. */
    TEXT,
    /** A group of keys. */
    GROUP,
    /** Whatever the reader makes of it by itself. */
    OWN
  }

  /**
   * A property that was demanded.
   *
   * @param property of values of the type
   * @param allowed as messages say it
   */
  public record Check(Predicate<Object> property, String allowed) {}

  private final Set<Type> types = EnumSet.noneOf(Type.class);
  private final Set<String> words = new TreeSet<>();
  private final List<Check> checks = new ArrayList<>();
  private Optional<Object> byDefault = Optional.empty();
  private Optional<String> form = Optional.empty();
  private boolean required;

  Declaration() {}

  void is(Type type) {
    types.add(type);
  }

  void words(Collection<String> known) {
    words.addAll(known);
  }

  void form(String name) {
    form = Optional.of(name);
  }

  /** Predicates are asked about values of the key's type only. */
  @SuppressWarnings("unchecked")
  void check(Predicate<?> property, String allowed) {
    checks.add(new Check((Predicate<Object>) property, allowed));
  }

  void byDefault(Object value) {
    byDefault = Optional.ofNullable(value);
  }

  void require() {
    required = true;
  }

  /** Types that the value may have; several when the reader asks in several ways. */
  public Set<Type> types() {
    return Collections.unmodifiableSet(types);
  }

  /** The words that a text may be; empty for any. */
  public Set<String> words() {
    return Collections.unmodifiableSet(words);
  }

  /** What was demanded besides the type. */
  public List<Check> checks() {
    return Collections.unmodifiableList(checks);
  }

  /** The default; empty when there is none. */
  public Optional<Object> byDefault() {
    return byDefault;
  }

  /** The name of a form that values elsewhere have too: {@code parametrisation}, {@code layers}. */
  public Optional<String> form() {
    return form;
  }

  /** Whether the key must be there. */
  public boolean isRequired() {
    return required;
  }
}
