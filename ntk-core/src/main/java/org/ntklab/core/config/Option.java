package org.ntklab.core.config;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * One key that is being read: add what is allowed, then take the value.
 *
 * <p>A problem never stops the reading: it is gathered, and a stand-in lets the caller go on.
 *
 * @param <T> type of the value
 */
public final class Option<T> {
  private final Options options;
  private final String key;
  private final Optional<T> found;
  private final boolean wrong;

  Option(Options options, String key, Optional<T> found, boolean wrong) {
    this.options = options;
    this.key = key;
    this.found = found;
    this.wrong = wrong;
  }

  /** Demands a property of the value; {@code allowed} completes "found 0, expected …". */
  public Option<T> check(Predicate<? super T> property, String allowed) {
    options.declaration(key).check(property, allowed);
    if (found.isPresent() && !property.test(found.get())) {
      options.expected(key, allowed);
      return new Option<>(options, key, Optional.empty(), true);
    }
    return this;
  }

  /**
   * The value, or the default when the key is absent; also the stand-in when the value is wrong.
   */
  public T orElse(T fallback) {
    options.declaration(key).byDefault(fallback);
    return remembered(fallback);
  }

  private T remembered(T fallback) {
    T value = found.orElse(fallback);
    options.remember(key, value);
    return value;
  }

  /** The value; an absent key is a problem, and the stand-in lets the reading go on. */
  public T required(T standIn) {
    if (found.isEmpty() && !wrong) {
      options.problem("", "the key '" + key + "' is missing");
    }
    options.declaration(key).require();
    return remembered(standIn);
  }

  /** The value, or empty when the key is absent or wrong. */
  public Optional<T> optional() {
    found.ifPresent(value -> options.remember(key, value));
    return found;
  }
}
