package org.ntklab.analysis.reproduction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;

/**
 * Where a published result is described.
 *
 * @param name what commands call it
 * @param plugin the plugin that brings it; empty for a file of the user's
 * @param source how messages name it
 * @param tree what is written there
 * @param folder that files named in experiments are looked for in
 */
public record ReproductionSource(
    String name, String plugin, String source, ConfigNode.Entries tree, Path folder) {
  private static final String ENDING = "\\.ya?ml$";

  /**
   * A file.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when there is none, or it is no YAML
   */
  public static ReproductionSource of(Path file) {
    return new ReproductionSource(
        nameOf(file.getFileName().toString()),
        "",
        file.toString(),
        YamlSource.read(file),
        file.toAbsolutePath().getParent());
  }

  /** A resource of a plugin. */
  static ReproductionSource of(String resource, String plugin, URL place) {
    try (InputStream bytes = place.openStream()) {
      String text = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
      String source = plugin + "/" + resource;
      return new ReproductionSource(
          nameOf(resource), plugin, source, YamlSource.parse(source, text), Path.of(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String nameOf(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replaceFirst(ENDING, "");
  }
}
