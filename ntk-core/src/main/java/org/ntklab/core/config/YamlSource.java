package org.ntklab.core.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads YAML into {@link ConfigNode}s that know their lines. */
public final class YamlSource {
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String source;
  private final JsonParser parser;

  private YamlSource(String source, JsonParser parser) {
    this.source = source;
    this.parser = parser;
  }

  /**
   * Reads a file that holds a group of keys.
   *
   * @throws InvalidInputException when there is no such file, or it is not such YAML
   */
  public static ConfigNode.Entries read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw problem(file.toString(), OptionalInt.empty(), "there is no such file");
    } catch (MalformedInputException e) {
      throw problem(file.toString(), OptionalInt.empty(), "is not UTF-8 text");
    } catch (IOException e) {
      throw problem(
          file.toString(),
          OptionalInt.empty(),
          Files.isDirectory(file)
              ? "is a folder, a YAML file is expected"
              : "cannot be read: " + e);
    }
  }

  /**
   * Reads a text that holds a group of keys.
   *
   * @param source how messages name the text
   * @throws InvalidInputException when it is not YAML, holds a key twice, or is not a group of keys
   */
  public static ConfigNode.Entries parse(String source, String text) {
    ConfigNode node = parseValue(source, text);
    if (node instanceof ConfigNode.Entries entries) {
      return entries;
    }
    if (node instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
      return ConfigNode.Entries.empty();
    }
    throw problem(
        source,
        OptionalInt.of(Math.max(1, node.line())),
        "found " + node.describe() + ", expected keys with values");
  }

  /** Reads any single YAML value: the right side of {@code --set key=value}. */
  public static ConfigNode parseValue(String source, String text) {
    try (JsonParser parser = YAML.createParser(text)) {
      YamlSource reader = new YamlSource(source, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new ConfigNode.Scalar(null, 1);
      }
      ConfigNode node = reader.value(first);
      if (parser.nextToken() != null) {
        throw problem(source, reader.line(), "holds a second document, one is expected");
      }
      return node;
    } catch (JsonProcessingException e) {
      int line = line(e);
      String reason =
          e.getCause() instanceof MarkedYAMLException marked
              ? Stream.of(marked.getContext(), marked.getProblem())
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining(", "))
              : e.getOriginalMessage().lines().findFirst().orElse("malformed");
      throw problem(source, OptionalInt.of(line), "is not well-formed YAML: " + reason);
    } catch (IOException e) {
      throw problem(source, OptionalInt.empty(), "cannot be read: " + e);
    }
  }

  private ConfigNode value(JsonToken token) throws IOException {
    int line = parser.currentTokenLocation().getLineNr();
    return switch (token) {
      case START_OBJECT -> entries(line);
      case START_ARRAY -> items(line);
      case VALUE_NULL -> new ConfigNode.Scalar(null, line);
      case VALUE_TRUE -> new ConfigNode.Scalar(true, line);
      case VALUE_FALSE -> new ConfigNode.Scalar(false, line);
      case VALUE_NUMBER_INT -> new ConfigNode.Scalar(integer(), line);
      case VALUE_NUMBER_FLOAT -> new ConfigNode.Scalar(decimal(), line);
      default -> new ConfigNode.Scalar(text(), line);
    };
  }

  /** YAML 1.1 leaves 1e-3 (no point) a text; everybody means the number. */
  private Object text() throws IOException {
    String text = parser.getText();
    if (text.matches("[-+]?[0-9]+[eE][-+]?[0-9]+")) {
      return Double.valueOf(text);
    }
    return text;
  }

  private double decimal() throws IOException {
    return switch (parser.getText().toLowerCase(Locale.ROOT)) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> parser.getDoubleValue();
    };
  }

  private Object integer() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getText()
        : (Object) parser.getLongValue();
  }

  private ConfigNode items(int line) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(value(token));
    }
    return new ConfigNode.Items(items, line);
  }

  private ConfigNode entries(int line) throws IOException {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      ConfigNode value = value(parser.nextToken());
      if (entries.put(key, value) != null) {
        throw problem(source, OptionalInt.of(keyLine), "holds the key '" + key + "' twice");
      }
    }
    return new ConfigNode.Entries(entries, line);
  }

  private OptionalInt line() {
    return OptionalInt.of(parser.currentTokenLocation().getLineNr());
  }

  private static int line(JsonProcessingException e) {
    if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return marked.getProblemMark().getLine() + 1;
    }
    return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
  }

  private static InvalidInputException problem(String source, OptionalInt line, String message) {
    return new InvalidInputException(new Problem(source, line, "", message));
  }
}
