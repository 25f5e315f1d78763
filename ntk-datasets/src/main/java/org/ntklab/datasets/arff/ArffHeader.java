package org.ntklab.datasets.arff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntklab.datasets.csv.CsvHeader;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.RowProblems;

/**
 * The declarations before {@code @data}.
 *
 * @param attributes the columns, two at least
 * @param lines number of lines up to {@code @data}, that one included
 */
record ArffHeader(List<ArffAttribute> attributes, int lines) {
  private static final Set<String> NUMERIC = Set.of("numeric", "real", "integer");
  private static final Pattern DECLARATION =
      Pattern.compile(
          "@attribute\\s+('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\S+)\\s*(.*)",
          Pattern.CASE_INSENSITIVE);

  ArffHeader {
    attributes = List.copyOf(attributes);
  }

  /**
   * Reads the declarations.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with every declaration that cannot be
   *     used, by line
   */
  static ArffHeader read(DataBytes bytes) {
    List<ArffAttribute> attributes = new ArrayList<>();
    RowProblems problems = new RowProblems(bytes.name());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes.open(), StandardCharsets.UTF_8))) {
      int line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        String declaration = text.strip();
        if (word(declaration).equals("@data")) {
          problems.throwIfAny();
          return of(bytes, attributes, line);
        }
        try {
          declare(declaration, attributes);
        } catch (IllegalArgumentException e) {
          problems.add(line, e.getMessage());
        }
      }
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
    problems.throwIfAny();
    throw bytes.invalid("is no ARFF: it has no line @data");
  }

  private static ArffHeader of(DataBytes bytes, List<ArffAttribute> attributes, int lines) {
    if (attributes.size() < 2) {
      throw bytes.invalid(
          "declares %d attributes, expected a feature and a target at least"
              .formatted(attributes.size()));
    }
    return new ArffHeader(attributes, lines);
  }

  private static void declare(String text, List<ArffAttribute> attributes) {
    if (text.isEmpty() || text.startsWith("%") || word(text).equals("@relation")) {
      return;
    }
    Matcher declaration = DECLARATION.matcher(text);
    if (!declaration.matches()) {
      throw new IllegalArgumentException(
          "found '" + text + "', expected @relation, @attribute NAME TYPE or @data");
    }
    String name = ArffTokens.of(declaration.group(1)).get(0).text();
    String type = declaration.group(2).strip();
    if (type.startsWith("{")) {
      attributes.add(new ArffAttribute(name, values(name, type)));
    } else if (NUMERIC.contains(word(type))) {
      attributes.add(new ArffAttribute(name, List.of()));
    } else {
      throw new IllegalArgumentException(
          "attribute '%s' has the type '%s', expected numeric, real, integer or {values}"
              .formatted(name, type));
    }
  }

  private static List<String> values(String name, String type) {
    int end = type.lastIndexOf('}');
    if (end < 0) {
      throw new IllegalArgumentException("attribute '" + name + "': the list { is not closed");
    }
    List<String> values =
        ArffTokens.of(type.substring(1, end)).stream().map(ArffTokens.Token::text).toList();
    if (values.contains("") || Set.copyOf(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "attribute '" + name + "': expected different values, found " + type);
    }
    return values;
  }

  /** The first word, in lower case. */
  private static String word(String text) {
    return text.split("[\\s%]", 2)[0].toLowerCase(Locale.ROOT);
  }

  /** The names as those of a table. */
  CsvHeader names() {
    return new CsvHeader(attributes.stream().map(ArffAttribute::name).toList(), true);
  }
}
