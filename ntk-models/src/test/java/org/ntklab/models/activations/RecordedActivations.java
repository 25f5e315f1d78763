package org.ntklab.models.activations;

import com.google.inject.Module;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.Problems;

/** Stands in for the plugin catalogue: writes down what is contributed, and makes it. */
final class RecordedActivations implements Contributions {
  private final SortedMap<String, Class<? extends Activation>> plain = new TreeMap<>();
  private final SortedMap<String, Class<?>> kinds = new TreeMap<>();

  /** What {@link ShippedActivations} contributes. */
  static RecordedActivations shipped() {
    RecordedActivations recorded = new RecordedActivations();
    ShippedActivations.contribute(recorded);
    return recorded;
  }

  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>(plain.keySet());
    names.addAll(kinds.keySet());
    return names;
  }

  /** Reads the activation as the layer language does: {@code name: written}. */
  Activation read(String name, ConfigNode written, Problems problems) {
    if (plain.containsKey(name)) {
      return (Activation) make(plain.get(name));
    }
    ConfigNode.Entries group =
        written instanceof ConfigNode.Entries entries
            ? entries
            : written.plain() == null
                ? ConfigNode.Entries.empty()
                : new ConfigNode.Entries(Map.of(Options.MAIN, written), written.line());
    Options options = new Options(group, "g.yaml", name, problems);
    Activation read = (Activation) ((Kind<?>) make(kinds.get(name))).read(options);
    options.reportUnknown();
    return read;
  }

  @Override
  public <T> Contributions add(ExtensionPoint<T> point, String name, Class<? extends T> type) {
    plain.put(name, type.asSubclass(Activation.class));
    return this;
  }

  @Override
  public <T> Contributions addKind(
      ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind) {
    kinds.put(name, kind);
    return this;
  }

  @Override
  public Contributions install(Module module) {
    throw new UnsupportedOperationException("activations need no modules");
  }

  private static Object make(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type + " needs a public constructor without arguments", e);
    }
  }
}
