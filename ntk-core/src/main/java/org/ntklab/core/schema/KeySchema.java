package org.ntklab.core.schema;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ntklab.core.config.Declaration;
import org.ntklab.core.config.Declaration.Check;

/** The schema of one key from what its reader said. */
final class KeySchema {
  private static final String NUMBER = "([-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)";
  private static final Pattern LEAST = Pattern.compile("\\b(?:at least|from) " + NUMBER);
  private static final Pattern ABOVE = Pattern.compile("\\babove " + NUMBER);
  private static final Pattern MOST = Pattern.compile("\\b(?:at most|to) " + NUMBER);
  private static final Pattern BETWEEN = Pattern.compile("^" + NUMBER + " to " + NUMBER);
  private static final Pattern INTERVAL =
      Pattern.compile("\\bin ([\\[(])" + NUMBER + ", ?" + NUMBER + "([\\])])");

  private final Declaration said;
  private final Set<String> forms;

  /**
   * A schema of a key.
   *
   * @param forms names under {@code $defs}
   */
  KeySchema(Declaration said, Set<String> forms) {
    this.said = said;
    this.forms = forms;
  }

  /** A JSON Schema; empty, which allows everything, where the reader alone knows. */
  Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    if (said.form().filter(forms::contains).isPresent()) {
      schema.put("$ref", reference(said.form().get()));
    } else if (said.types().size() == 1) {
      schema.putAll(type(said.types().iterator().next()));
      if (!said.words().isEmpty()) {
        schema.put("enum", List.copyOf(said.words()));
      }
      said.checks().forEach(check -> bounds(check, schema));
    }
    said.byDefault().filter(KeySchema::isScalar).ifPresent(value -> schema.put("default", value));
    if (!said.checks().isEmpty() && said.words().isEmpty()) {
      Set<String> allowed = new LinkedHashSet<>();
      said.checks().forEach(check -> allowed.add(check.allowed()));
      schema.put("description", allowed.stream().collect(Collectors.joining("; ")));
    }
    return schema;
  }

  static String reference(String form) {
    return "#/$defs/" + form.replace(' ', '-');
  }

  private static Map<String, Object> type(Declaration.Type type) {
    return switch (type) {
      case INTEGER, WHOLE -> Map.of("type", "integer");
      case NUMBER -> Map.of("type", "number");
      case NUMBERS ->
          Map.of(
              "anyOf",
              List.of(
                  Map.of("type", "number"),
                  Map.of("type", "array", "items", Map.of("type", "number"))));
      case FLAG -> Map.of("type", "boolean");
      case TEXT -> Map.of("type", "string");
      case GROUP -> Map.of("type", List.of("object", "string"));
      case OWN -> Map.of();
    };
  }

  /** A bound that the words give; it counts only if the property itself agrees. */
  private void bounds(Check check, Map<String, Object> schema) {
    String words = check.allowed();
    Matcher between = BETWEEN.matcher(words);
    Matcher interval = INTERVAL.matcher(words);
    if (between.find()) {
      lower(check, between.group(1), true, schema);
      upper(check, between.group(2), true, schema);
    } else if (interval.find()) {
      lower(check, interval.group(2), interval.group(1).equals("["), schema);
      upper(check, interval.group(3), interval.group(4).equals("]"), schema);
    } else {
      first(LEAST, words).ifPresent(bound -> lower(check, bound, true, schema));
      first(ABOVE, words).ifPresent(bound -> lower(check, bound, false, schema));
      first(MOST, words).ifPresent(bound -> upper(check, bound, true, schema));
    }
  }

  private static Optional<String> first(Pattern pattern, String words) {
    Matcher matcher = pattern.matcher(words);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void lower(Check check, String text, boolean inclusive, Map<String, Object> schema) {
    double bound = Double.parseDouble(text);
    double below = isWhole() ? bound - 1 : bound - Math.max(Math.ulp(bound), 1e-9);
    if (holds(check, bound).equals(Optional.of(inclusive))
        && holds(check, below).equals(Optional.of(false))) {
      schema.put(inclusive ? "minimum" : "exclusiveMinimum", plain(bound));
    }
  }

  private void upper(Check check, String text, boolean inclusive, Map<String, Object> schema) {
    double bound = Double.parseDouble(text);
    double over = isWhole() ? bound + 1 : bound + Math.max(Math.ulp(bound), 1e-9);
    if (holds(check, bound).equals(Optional.of(inclusive))
        && holds(check, over).equals(Optional.of(false))) {
      schema.put(inclusive ? "maximum" : "exclusiveMaximum", plain(bound));
    }
  }

  private boolean isWhole() {
    return said.types().contains(Declaration.Type.INTEGER)
        || said.types().contains(Declaration.Type.WHOLE);
  }

  private Optional<Boolean> holds(Check check, double value) {
    Object asked =
        switch (said.types().iterator().next()) {
          case INTEGER -> (Object) (int) value;
          case WHOLE -> (Object) (long) value;
          case NUMBER -> (Object) value;
          default -> null;
        };
    return asked == null ? Optional.empty() : Optional.of(check.property().test(asked));
  }

  private static Object plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) < 1e15
        ? (Object) (long) bound
        : (Object) bound;
  }

  private static boolean isScalar(Object value) {
    return value instanceof Number || value instanceof String || value instanceof Boolean;
  }
}
