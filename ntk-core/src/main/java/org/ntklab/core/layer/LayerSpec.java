package org.ntklab.core.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.config.ConfigNode;

/**
 * One entry of a {@code layers:} list as written: a kind's name with its options.
 *
 * <p>Three ways to write it: {@code relu}, {@code dense: n} (the main option) and {@code dense:
 * {width: n, bias-std: 0.1}}.
 *
 * @param kind name of a layer kind or an activation
 * @param options a group of keys, a single value for the main option, or a null scalar for none
 */
public record LayerSpec(String kind, ConfigNode options) {
  /** An entry without options. */
  public static LayerSpec of(String kind) {
    return new LayerSpec(kind, new ConfigNode.Scalar(null, 0));
  }

  /** An entry with options, given as keys and plain values. */
  public static LayerSpec of(String kind, Map<String, ?> options) {
    return new LayerSpec(kind, ConfigNode.of(options, 0));
  }

  /** The entry as plain values, as it would stand in YAML. */
  public Object plain() {
    if (options instanceof ConfigNode.Scalar scalar && scalar.value() == null) {
      return kind;
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put(kind, options.plain());
    return entry;
  }
}
