package org.ntklab.core.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Declaration;
import org.ntklab.core.config.Options;
import org.ntklab.core.problem.Problems;

/**
 * The keys that a reader asks for, learnt by letting it read.
 *
 * <p>It reads an empty group, then one for each word and flag that it asked for, since these decide
 * what else is read: {@code momentum} is a key under {@code optimiser: momentum}. Keys that it asks
 * for only when another has a certain number, or several certain words, are not found.
 *
 * @param keys by name, in the order asked for
 * @param groups the keys of the groups below, by the group's key
 * @param mainKey the key of a value that stands alone; {@link Options#MAIN} when there is none
 * @param isWhole whether every reading came to its end; if not, there may be more keys
 */
record Declared(
    Map<String, Declaration> keys,
    Map<String, Map<String, Declaration>> groups,
    String mainKey,
    boolean isWhole) {
  /** Enough for five words of five keys; a reader with more is not followed to the end. */
  private static final int MOST_READINGS = 200;

  /** The keys of a group that a reader reads by itself. */
  static Declared by(Consumer<Options> reader) {
    return by(reader, Optional.empty(), Map.of());
  }

  /**
   * The keys of a group.
   *
   * @param reader reads the group, or the one above it
   * @param group the key of the group there
   * @param given keys that always stand in it, as {@code name: digits}
   */
  static Declared by(Consumer<Options> reader, Optional<String> group, Map<String, Object> given) {
    Map<String, Declaration> keys = new LinkedHashMap<>();
    Map<String, Map<String, Declaration>> groups = new LinkedHashMap<>();
    Deque<Map<String, Object>> open = new ArrayDeque<>();
    Set<Map<String, Object>> known = new HashSet<>();
    open.add(given);
    known.add(given);
    String mainKey = Options.MAIN;
    boolean whole = true;
    for (int i = 0; i < MOST_READINGS && !open.isEmpty(); i++) {
      Map<String, Object> written = open.remove();
      Map<String, ?> above = group.isPresent() ? Map.of(group.get(), written) : written;
      Options root =
          new Options((ConfigNode.Entries) ConfigNode.of(above, 0), "", "", new Problems());
      try {
        reader.accept(root);
      } catch (RuntimeException e) {
        // Stand-ins for what is missing may be too much for it; what it asked for before counts.
        whole = false;
      }
      Options options = group.map(root::group).orElse(root);
      mainKey = options.mainKey();
      options.declarations().forEach(keys::putIfAbsent);
      options
          .declarations()
          .forEach(
              (key, said) -> {
                if (said.types().contains(Declaration.Type.GROUP)) {
                  groups
                      .computeIfAbsent(key, unused -> new LinkedHashMap<>())
                      .putAll(options.group(key).declarations());
                }
              });
      options.declarations().forEach((key, said) -> variants(written, key, said, known, open));
    }
    return new Declared(keys, groups, mainKey, whole && open.isEmpty());
  }

  private static void variants(
      Map<String, Object> written,
      String key,
      Declaration said,
      Set<Map<String, Object>> known,
      Deque<Map<String, Object>> open) {
    if (written.containsKey(key)) {
      return;
    }
    for (Object value : said.words().isEmpty() ? flags(said) : said.words()) {
      Map<String, Object> more = new LinkedHashMap<>(written);
      more.put(key, value);
      if (known.add(more)) {
        open.add(more);
      }
    }
  }

  private static Set<?> flags(Declaration said) {
    return said.types().contains(Declaration.Type.FLAG) ? Set.of(true) : Set.of();
  }
}
