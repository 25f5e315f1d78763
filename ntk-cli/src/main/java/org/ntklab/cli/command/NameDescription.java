package org.ntklab.cli.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import com.google.inject.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.cli.console.Console;
import org.ntklab.core.Ntk;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.reference.Bibliography;

/** Tells what a contributed name stands for. */
final class NameDescription {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
              .stringQuotingChecker(new PlainWidths())
              .build());

  private final Ntk ntk;
  private final PluginCatalogue catalogue;
  private final Map<String, Object> content = new LinkedHashMap<>();

  NameDescription(Ntk ntk, PluginCatalogue catalogue) {
    this.ntk = ntk;
    this.catalogue = catalogue;
  }

  /**
   * Looks a name up; an architecture comes before others of the same name.
   *
   * @param settings {@code key=value} texts, options of an architecture
   * @return this, filled, or empty when nobody contributed the name
   */
  Optional<NameDescription> of(String name, List<String> settings) {
    for (LoadedPlugin plugin : catalogue.plugins()) {
      for (Map.Entry<String, List<String>> names : plugin.names().entrySet()) {
        if (names.getValue().contains(name)) {
          describe(name, names.getKey(), plugin);
        }
      }
    }
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Kinds<Architecture> architectures = ntk.get(new Key<Kinds<Architecture>>() {});
    if (architectures.names().contains(name)) {
      content.put("layers", layers(architectures, name, settings));
    }
    return Optional.of(this);
  }

  /** Prints comments and, of an architecture, YAML that is an architecture file as it stands. */
  void print(Console console) {
    Map<String, Object> rest = new LinkedHashMap<>(content);
    Object layers = rest.remove("layers");
    for (Map.Entry<String, Object> entry : rest.entrySet()) {
      if (entry.getValue() instanceof List<?> list) {
        list.forEach(item -> console.paragraph("# ", "#   ", item.toString()));
      } else {
        console.paragraph("# ", "#   ", entry.getKey() + ": " + entry.getValue());
      }
    }
    if (layers != null) {
      console.print(yaml(Map.of("layers", layers)).lines().toList());
    }
  }

  /** The same as plain values. */
  Map<String, Object> json() {
    return content;
  }

  private void describe(String name, String point, LoadedPlugin plugin) {
    content.putIfAbsent("name", name);
    content.merge("kind", point, (before, more) -> before + ", " + more);
    content.put("plugin", plugin.plugin().name() + " " + plugin.plugin().version());
    content.put("pluginDescription", plugin.plugin().description());
    if (point.equals(ExtensionPoint.METRIC.word())) {
      content.put("description", valueOf(new Key<Kinds<Metric>>() {}, name).description());
    }
    if (point.equals(ExtensionPoint.DATA.word())) {
      DataDescription data = valueOf(new Key<Kinds<DataSource>>() {}, name).description();
      content.put("description", data.summary());
      content.put("source", data.source());
      content.put("licence", data.licence());
    }
    Bibliography bibliography = Bibliography.load();
    List<String> references =
        plugin.plugin().references().stream()
            .map(reference -> bibliography.citation(reference).orElse(reference))
            .toList();
    content.put("references", references);
  }

  private <T> T valueOf(Key<Kinds<T>> key, String name) {
    return ntk.get(key).find(name).orElseThrow().read(Options.none(new Problems()));
  }

  private static List<Object> layers(
      Kinds<Architecture> architectures, String name, List<String> settings) {
    Problems problems = new Problems();
    ConfigNode.Entries written = KeyValues.read(settings, problems);
    Options options = new Options(written, "--set", "", problems);
    Optional<Named<Architecture>> architecture = architectures.readShared(options, "name", name);
    options.reportUnknown();
    problems.throwIfAny();
    List<Object> layers = new ArrayList<>();
    architecture.orElseThrow().value().layers().stream().map(LayerSpec::plain).forEach(layers::add);
    return layers;
  }

  /** The width n is written without quotes, though YAML of old took it for "no". */
  private static final class PlainWidths extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean needToQuoteValue(String value) {
      return !value.equals("n") && super.needToQuoteValue(value);
    }
  }

  private static String yaml(Map<String, Object> content) {
    try {
      return YAML.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("layers are plain values", e);
    }
  }
}
