package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.InvalidInputException;

/**
 * Reads an {@code architecture:} group: a name with options, a list of layers, or a file of one.
 */
public final class ArchitectureReader {
  /** Key of the canonical form, no key that users write: what a name stands for. */
  static final String EXPANSION = "expansion";

  private static final int WIDTH = 256;

  private final Kinds<Architecture> architectures;
  private final LayerLanguage language;

  /** A reader that knows these architectures and layers. */
  @Inject
  public ArchitectureReader(Kinds<Architecture> architectures, LayerLanguage language) {
    this.architectures = architectures;
    this.language = language;
  }

  /** The architecture, or empty after a problem. */
  public Optional<ArchitectureSpec> read(Options root, Path folder) {
    Options options = root.group("architecture");
    int before = options.problems().count();
    Optional<ArchitectureSpec> spec = read(options, folder, true);
    if (spec.isPresent()) {
      // Options of an architecture that is not known are neither right nor wrong.
      options.reportUnknown();
    }
    return options.problems().count() > before ? Optional.empty() : spec;
  }

  /** The entries that a named architecture stands for with these options. */
  public Optional<Architecture> named(Options options, String name) {
    return architectures.readShared(options, "name", name).map(Named::value);
  }

  private Optional<ArchitectureSpec> read(Options options, Path folder, boolean mayBeFile) {
    Optional<Integer> written =
        options.integer("width").check(n -> n >= 1, "at least 1").optional();
    Optional<ConfigNode> layers = options.node("layers");
    Optional<String> name = options.text("name").optional();
    Optional<String> file = mayBeFile ? options.text("file").optional() : Optional.empty();
    int ways =
        (layers.isPresent() ? 1 : 0) + (name.isPresent() ? 1 : 0) + (file.isPresent() ? 1 : 0);
    if (ways == 0) {
      options.problem("", "is missing; give it a 'name', a list of 'layers' or a 'file'");
      return Optional.empty();
    }
    if (ways > 1) {
      options.problem("", "takes one of 'name', 'layers' and 'file', found " + ways + " of them");
      return Optional.empty();
    }
    if (file.isPresent()) {
      return fromFile(options, folder.resolve(file.get()), written);
    }
    int width = written.orElse(WIDTH);
    options.remember("width", width);
    if (layers.isPresent()) {
      return Optional.of(new ArchitectureSpec("layers", language.read(options, "layers"), width));
    }
    return named(options, name.get())
        .map(
            architecture -> new ArchitectureSpec(name.get(), expand(options, architecture), width));
  }

  /**
   * Its entries are the architecture's own words: problems show, the canonical form stays short.
   * The list is part of a run's identity: a name may come to stand for other layers.
   */
  private List<Layer> expand(Options options, Architecture architecture) {
    Options expansion = options.at("layers", ConfigNode.Entries.empty());
    LayerLanguage.Read read = language.read(expansion, "layers", architecture.layers());
    options.remember(EXPANSION, read.canonical());
    return read.layers();
  }

  private Optional<ArchitectureSpec> fromFile(Options options, Path file, Optional<Integer> width) {
    try {
      ConfigNode.Entries written = YamlSource.read(file);
      Options inside = new Options(written, file.toString(), "", options.problems());
      Options group = inside.has("architecture") ? inside.group("architecture") : inside;
      Optional<ArchitectureSpec> spec = read(group, file.toAbsolutePath().getParent(), false);
      group.reportUnknown();
      // The content is what counts for the run, not the file's name.
      options.forget("file");
      group.canonical().forEach(options::remember);
      width.ifPresent(n -> options.remember("width", n));
      return spec.map(found -> width.map(found::atWidth).orElse(found));
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
      return Optional.empty();
    }
  }
}
