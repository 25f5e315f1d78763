package org.ntklab.core.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.config.Declaration;

/** The forms that values share, and schemas of groups of keys in terms of them. */
final class Forms {
  private final Map<String, Object> definitions = new LinkedHashMap<>();
  private final Map<String, Boolean> names = new LinkedHashMap<>();

  /** Adds a form; its name stands from now on for this schema. */
  void add(String name, Map<String, Object> schema) {
    names.put(name, true);
    definitions.put(name.replace(' ', '-'), schema);
  }

  /** Makes a name known whose schema will be added. */
  void announce(String name) {
    names.put(name, true);
  }

  /** All forms by name, for {@code $defs}. */
  Map<String, Object> definitions() {
    return definitions;
  }

  /** The schemas of keys. */
  Map<String, Object> properties(Declared declared) {
    Map<String, Object> properties = new LinkedHashMap<>();
    declared.keys().forEach((key, said) -> properties.put(key, property(declared, key, said)));
    return properties;
  }

  /** A group of keys; others are refused unless the reader was not followed to its end. */
  Map<String, Object> object(Declared declared) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties(declared));
    if (declared.isWhole()) {
      schema.put("additionalProperties", false);
    }
    return schema;
  }

  /** Keys that a name has besides those of the group that it shares. */
  Map<String, Object> own(Declared declared, Declared group) {
    Map<String, Object> properties = properties(declared);
    properties.keySet().removeAll(group.keys().keySet());
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("properties", properties);
    if (!declared.isWhole()) {
      schema.put("additionalProperties", true);
    }
    return schema;
  }

  /** Keys that have no default and must be there. */
  static List<String> required(Declared declared) {
    List<String> required = new ArrayList<>();
    declared
        .keys()
        .forEach(
            (key, said) -> {
              if (said.isRequired()) {
                required.add(key);
              }
            });
    return required;
  }

  private Map<String, Object> property(Declared declared, String key, Declaration said) {
    if (said.types().size() == 1 && said.types().contains(Declaration.Type.GROUP)) {
      Declared below =
          new Declared(declared.groups().getOrDefault(key, Map.of()), Map.of(), "", true);
      return object(below);
    }
    return new KeySchema(said, names.keySet()).schema();
  }
}
