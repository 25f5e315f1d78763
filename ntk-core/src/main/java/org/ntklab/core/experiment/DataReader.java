package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataException;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.DataSpec;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.Selection;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problems;

/** Reads the {@code data:} group and loads what it names, so that faults show before training. */
final class DataReader {
  private static final int PROBE = 64;

  private final Kinds<DataSource> sources;
  private final Kinds<FileFormat> formats;
  private final Kinds<TargetEncoding> targets;
  private final Kinds<InputScaling> scalings;
  private final DatasetCache cache;
  private final DataFolder dataFolder;
  private final PartSizes sizes = new PartSizes();
  private final Map<String, DataSpec> known = new HashMap<>();

  @Inject
  DataReader(
      Kinds<DataSource> sources,
      Kinds<FileFormat> formats,
      Kinds<TargetEncoding> targets,
      Kinds<InputScaling> scalings,
      DatasetCache cache,
      DataFolder dataFolder) {
    this.sources = sources;
    this.formats = formats;
    this.targets = targets;
    this.scalings = scalings;
    this.cache = cache;
    this.dataFolder = dataFolder;
  }

  /**
   * The specification of a run's data, or empty after a problem. Equal groups give the same object.
   *
   * @param options the {@code data:} group
   * @param folder that files are looked for in, before the data folder
   */
  Optional<DataSpec> read(Options options, Path folder) {
    int before = options.problems().count();
    int probe = options.integer("probe").check(n -> n >= 1, "at least 1").orElse(PROBE);
    return read(options, folder, probe, before);
  }

  /** The same where nothing is measured on a probe. */
  Optional<DataSpec> readWithoutProbe(Options options, Path folder) {
    return read(options, folder, 0, options.problems().count());
  }

  private Optional<DataSpec> read(Options options, Path folder, int probe, int before) {
    sizes.read(options);
    Optional<Long> shuffle = options.whole("shuffle").optional();
    Optional<DataSource> source =
        source(options, folder).map(found -> Selection.of(found, options));
    Optional<Named<InputScaling>> scaling =
        scalings.read(options, "scale", Optional.of("unit-sphere"));
    if (source.isEmpty()) {
      // Its own options and its usual target are not known: what they lack would be a guess.
      return Optional.empty();
    }
    Optional<Named<TargetEncoding>> target =
        targets.read(options, "target", source.map(DataSource::defaultTarget));
    options.reportUnknown();
    if (options.problems().count() > before) {
      return Optional.empty();
    }
    try {
      options.remember("fingerprint", source.get().fingerprint());
    } catch (InvalidInputException e) {
      // Some sources open their files only now.
      options.problems().addAll(e.problems());
      return Optional.empty();
    }
    Optional<PartSizes.Sizes> parts = sizes.of(source.get(), probe, options);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    String key = options.canonical().toString();
    DataSpec spec =
        known.computeIfAbsent(
            key,
            unused ->
                new DataSpec(
                    source.get(),
                    parts.get().train(),
                    probe,
                    parts.get().test(),
                    target.orElseThrow().value(),
                    scaling.orElseThrow().value(),
                    shuffle.map(OptionalLong::of).orElse(OptionalLong.empty())));
    return Optional.of(spec);
  }

  /** Loads the data; what cannot be met becomes a problem of the group's key. */
  Optional<Dataset> load(Options options, DataSpec spec) {
    try {
      return Optional.of(cache.get(spec));
    } catch (DataException e) {
      options.problem(e.key(), e.getMessage());
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
    }
    return Optional.empty();
  }

  private Optional<DataSource> source(Options options, Path folder) {
    Optional<String> file = options.text("file").optional();
    Optional<String> name = options.text("name").optional();
    if (file.isPresent() == name.isPresent()) {
      options.problem(
          "", "takes either 'name' or 'file', found " + (file.isPresent() ? "both" : "neither"));
      return Optional.empty();
    }
    if (name.isPresent()) {
      return sources.readShared(options, "name", name.get()).map(Named::value);
    }
    Optional<Path> path = dataFolder.find(file.get(), folder);
    if (path.isEmpty()) {
      options.problem(
          "file",
          "there is no such file; looked for "
              + dataFolder.candidates(file.get(), folder).stream()
                  .map(Path::toString)
                  .collect(Collectors.joining(" and ")));
      return Optional.empty();
    }
    Optional<DataSource> source =
        format(options, path.get()).map(format -> format.source(path.get(), options));
    // The stored specification stands in another folder than the experiment.
    options.remember("file", path.get().toAbsolutePath().normalize().toString());
    return source;
  }

  /** Whether a data set has this name. */
  boolean isDataSet(String name) {
    return sources.names().contains(name);
  }

  /** Whether a text names a file, and not a data set. */
  boolean isFile(String text, Path folder) {
    return !isDataSet(text)
        && (format(text).isPresent() || dataFolder.find(text, folder).isPresent());
  }

  private Optional<FileFormat> format(Options options, Path path) {
    String fileName = path.getFileName().toString();
    Optional<FileFormat> format = format(fileName);
    if (format.isEmpty()) {
      options.problem(
          "file",
          "'" + fileName + "' is in no known format; known: " + String.join(", ", formats.names()));
    }
    return format;
  }

  private Optional<FileFormat> format(String fileName) {
    return formats.names().stream()
        .map(name -> formats.find(name).orElseThrow().read(Options.none(new Problems())))
        .filter(format -> format.accepts(fileName))
        .findFirst();
  }
}
