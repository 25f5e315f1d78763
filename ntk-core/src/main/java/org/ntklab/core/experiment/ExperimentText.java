package org.ntklab.core.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.config.ConfigNode;

/** An experiment as YAML that can be run from any folder. */
final class ExperimentText {
  private static final String GRID = "grid";
  private static final List<String> FILES =
      List.of(
          "data.file", "data.labels", "data.test-file", "data.test-labels", "architecture.file");
  private static final ObjectMapper YAML =
      new YAMLMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR));

  private ExperimentText() {}

  /**
   * Writes an experiment down; files that lie beside it stand there with their whole path.
   *
   * @param folder that relative files are looked for in
   */
  static String of(ConfigNode.Entries experiment, Path folder) {
    ConfigNode.Entries text = experiment;
    for (String key : FILES) {
      int dot = key.indexOf('.');
      if (experiment.entries().get(key.substring(0, dot)) instanceof ConfigNode.Entries group
          && group.entries().containsKey(key.substring(dot + 1))) {
        text = text.with(key, whole(group.entries().get(key.substring(dot + 1)), folder));
      }
    }
    if (text.entries().get(GRID) instanceof ConfigNode.Entries grid) {
      text = text.with(GRID, grid(grid, folder));
    }
    try {
      return YAML.writeValueAsString(text.plain());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an experiment is plain values", e);
    }
  }

  /** Its keys are paths with dots, which stay as they are. */
  private static ConfigNode grid(ConfigNode.Entries grid, Path folder) {
    Map<String, ConfigNode> axes = new LinkedHashMap<>(grid.entries());
    axes.replaceAll((key, values) -> FILES.contains(key) ? whole(values, folder) : values);
    return new ConfigNode.Entries(axes, grid.line());
  }

  private static ConfigNode whole(ConfigNode file, Path folder) {
    if (file instanceof ConfigNode.Items list) {
      List<ConfigNode> items = new ArrayList<>();
      list.items().forEach(item -> items.add(whole(item, folder)));
      return new ConfigNode.Items(items, list.line());
    }
    if (file.plain() instanceof String name && Files.exists(folder.resolve(name))) {
      Path path = folder.resolve(name).toAbsolutePath().normalize();
      return new ConfigNode.Scalar(path.toString(), file.line());
    }
    return file;
  }
}
