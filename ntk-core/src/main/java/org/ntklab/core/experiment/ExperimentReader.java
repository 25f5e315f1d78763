package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.problem.RefusedException;

/** Reads experiment files, reporting everything that is wrong at once. */
public final class ExperimentReader {
  private static final List<String> FRAME = List.of("name", "seeds", "grid", "expect");
  private static final String WIDTH = "architecture.width";

  private final CellReader cells;

  @Inject
  ExperimentReader(CellReader cells) {
    this.cells = cells;
  }

  /**
   * Reads a file.
   *
   * @param overrides {@code key=value} texts that replace what the file says; a key of the grid
   *     loses its place there
   * @throws org.ntklab.core.problem.InvalidInputException with all problems found
   * @throws RefusedException when nothing else is wrong and a cell cannot be trained by
   *     construction
   */
  public ExperimentSpec read(Path file, List<String> overrides) {
    Path folder = file.toAbsolutePath().getParent();
    return read(YamlSource.read(file), file.toString(), folder, overrides);
  }

  /** Reads a text; files that it names are looked for in the folder. */
  public ExperimentSpec parse(String source, String yaml, Path folder, List<String> overrides) {
    return read(YamlSource.parse(source, yaml), source, folder, overrides);
  }

  /** Reads what a program made; files that it names are looked for in the folder. */
  public ExperimentSpec read(String source, ConfigNode.Entries experiment, Path folder) {
    return read(experiment, source, folder, List.of());
  }

  private ExperimentSpec read(
      ConfigNode.Entries written, String source, Path folder, List<String> overrides) {
    Problems problems = new Problems();
    ConfigNode.Entries tree = Overrides.apply(written, overrides, problems);
    problems.throwIfAny();
    Options frame = new Options(tree, source, "", problems);
    String name = frame.text("name").orElse("study");
    List<Long> seeds = seeds(frame);
    boolean diverges =
        frame.oneOf("expect", List.of("diverged", "done")).orElse("done").equals("diverged");
    Grid grid = Grid.read(frame);
    ConfigNode.Entries base = without(tree, FRAME);
    List<RunSpec> runs = new ArrayList<>();
    Optional<RefusedException> refused = Optional.empty();
    for (Map<String, ConfigNode> choice : grid.combinations()) {
      ConfigNode.Entries cellTree = base;
      Map<String, Object> cell = new LinkedHashMap<>();
      for (Map.Entry<String, ConfigNode> entry : choice.entrySet()) {
        cellTree = cellTree.with(entry.getKey(), entry.getValue());
        cell.put(entry.getKey(), entry.getValue().plain());
      }
      Options root = new Options(cellTree, source, "", problems);
      // They were read already: among the known keys, should another be misspelt.
      FRAME.forEach(root::node);
      try {
        runs.addAll(cells.read(root, folder, cell, seeds, diverges));
      } catch (RefusedException e) {
        // What is wrong in other cells comes first: it can be mended.
        refused = refused.or(() -> Optional.of(e));
      }
    }
    boolean sweepsWidth = grid.values(WIDTH).size() > 1;
    if (sweepsWidth && runs.stream().anyMatch(run -> !run.architecture().dependsOnN())) {
      frame.problem("grid", WIDTH + " is swept, but no layer's width is written in n");
    }
    problems.throwIfAny();
    if (refused.isPresent()) {
      throw refused.get();
    }
    return new ExperimentSpec(
        name, runs, axis(grid), List.copyOf(grid.keys()), ExperimentText.of(tree, folder));
  }

  private static List<Long> seeds(Options frame) {
    Optional<ConfigNode> node = frame.node("seeds");
    if (node.isPresent() && node.get() instanceof ConfigNode.Items) {
      List<Double> list = frame.numbers("seeds").orElse(List.of());
      if (list.isEmpty() || list.stream().anyMatch(seed -> seed != Math.rint(seed))) {
        frame.expected("seeds", "a number of seeds, or a list of whole numbers");
      }
      return list.stream().map(Double::longValue).distinct().toList();
    }
    long count = frame.integer("seeds").check(n -> n >= 1, "at least 1").orElse(3);
    return LongStream.range(0, count).boxed().toList();
  }

  private static ConfigNode.Entries without(ConfigNode.Entries tree, List<String> keys) {
    Map<String, ConfigNode> rest = new LinkedHashMap<>(tree.entries());
    rest.keySet().removeAll(keys);
    return new ConfigNode.Entries(rest, tree.line());
  }

  /** The width when it is swept, else the numeric key with the most values. */
  private static Optional<String> axis(Grid grid) {
    String best = null;
    int most = 1;
    for (String key : grid.keys()) {
      List<ConfigNode> values = grid.values(key);
      boolean numeric = values.stream().allMatch(value -> value.plain() instanceof Number);
      int weight = key.equals(WIDTH) ? Integer.MAX_VALUE : values.size();
      if (numeric && values.size() > 1 && weight > most) {
        best = key;
        most = weight;
      }
    }
    return Optional.ofNullable(best);
  }
}
