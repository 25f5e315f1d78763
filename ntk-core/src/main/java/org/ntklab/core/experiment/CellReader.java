package org.ntklab.core.experiment;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSpec;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.layer.GraphException;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.random.RandomStreams;

/** Reads one cell of a grid, all of an experiment but its name, seeds and grid. */
final class CellReader {
  private final DataReader data;
  private final ArchitectureReader architectures;
  private final Kinds<Parametrisation> parametrisations;
  private final Kinds<Loss> losses;
  private final NetworkFactory networks;
  private final RunIdentity identity;

  @Inject
  CellReader(
      DataReader data,
      ArchitectureReader architectures,
      Kinds<Parametrisation> parametrisations,
      Kinds<Loss> losses,
      NetworkFactory networks,
      RunIdentity identity) {
    this.data = data;
    this.architectures = architectures;
    this.parametrisations = parametrisations;
    this.losses = losses;
    this.networks = networks;
    this.identity = identity;
  }

  /** The runs of a cell, one a seed; none after a problem. */
  List<RunSpec> read(
      Options root, Path folder, Map<String, Object> cell, List<Long> seeds, boolean diverges) {
    int before = root.problems().count();
    Optional<DataSpec> dataSpec = data.read(root.group("data"), folder);
    Optional<ArchitectureSpec> architecture = architectures.read(root, folder);
    Optional<Named<Parametrisation>> parametrisation =
        parametrisations.read(root, "parametrisation", Optional.of("ntk"));
    Optional<Named<Loss>> loss = losses.read(root, "loss", Optional.of("mse"));
    // Known as soon as it was read, whatever else is wrong with the data.
    int examples = (int) root.group("data").canonical().get("train");
    TrainingSpec training = new TrainingReader().read(root, examples);
    int checkpoints = checkpoints(root.group("trace"));
    Precision precision =
        root.oneOf("precision", List.of("double", "single")).orElse("double").equals("double")
            ? Precision.DOUBLE
            : Precision.SINGLE;
    root.reportUnknown();
    Optional<Dataset> dataset = dataSpec.flatMap(spec -> data.load(root.group("data"), spec));
    if (root.problems().count() > before || dataset.isEmpty()) {
      return List.of();
    }
    Optional<LayerGraph> graph =
        fit(root, dataset.get(), architecture.orElseThrow(), loss.orElseThrow());
    if (root.problems().count() > before || graph.isEmpty()) {
      return List.of();
    }
    Parametrisation scaling = parametrisation.orElseThrow().value();
    networks.check(
        new NetworkDescription(
            graph.get(), scaling, training.optimiser(), 1, precision, new RandomStreams(0)));
    List<String> scalings = scalings(graph.get(), scaling);
    return seeds.stream()
        .map(
            seed -> {
              Map<String, Object> canonical = new LinkedHashMap<>(root.canonical());
              RunIdentity.Identified identified = identity.of(canonical, scalings, seed);
              return new RunSpec(
                  identified.hash(),
                  cell,
                  seed,
                  dataSpec.orElseThrow(),
                  architecture.orElseThrow(),
                  parametrisation.orElseThrow(),
                  loss.orElseThrow(),
                  training,
                  checkpoints,
                  precision,
                  identified.yaml(),
                  identified.json(),
                  diverges);
            })
        .toList();
  }

  private static List<String> scalings(LayerGraph graph, Parametrisation parametrisation) {
    List<String> scalings = new ArrayList<>();
    for (Weight weight : graph.weights()) {
      scalings.add(weight.name() + " " + parametrisation.scaling(weight));
    }
    if (graph.residualBlocks() > 0) {
      scalings.add("branch " + parametrisation.residualMultiplier(graph.residualBlocks()));
    }
    return scalings;
  }

  private static int checkpoints(Options trace) {
    int checkpoints =
        trace.integer("checkpoints").check(n -> n >= 2, "at least 2 (first and last)").orElse(20);
    trace.reportUnknown();
    return checkpoints;
  }

  /** Whether data, graph and loss go together. */
  private static Optional<LayerGraph> fit(
      Options root, Dataset dataset, ArchitectureSpec architecture, Named<Loss> loss) {
    if (loss.value().needsDistribution() && !dataset.encoding().isDistribution()) {
      root.problem(
          "loss", loss.name() + " needs targets that are distributions: data.target one-hot");
    }
    try {
      LayerGraph graph = architecture.graph(dataset.shape(), dataset.outputs());
      Shape readout = graph.output().shape();
      if (!readout.equals(Shape.vector(dataset.outputs()))) {
        root.problem(
            "architecture",
            "ends in "
                + graph.output().name()
                + " with shape "
                + readout
                + ", the targets have "
                + dataset.outputs()
                + " outputs: end it in a dense layer of width 'outputs'");
      }
      if (graph.weighted().isEmpty()) {
        root.problem("architecture", "has no layer with weights: nothing to train");
        return Optional.empty();
      }
      return Optional.of(graph);
    } catch (GraphException e) {
      root.problem("architecture", e.getMessage());
      return Optional.empty();
    }
  }
}
