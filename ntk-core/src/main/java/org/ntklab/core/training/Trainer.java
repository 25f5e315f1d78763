package org.ntklab.core.training;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.network.WeightMovement;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;

/**
 * Trains one run and writes its trace.
 *
 * <p>Θ₀ is measured first: it gives the learning rate when that is a fraction of the largest stable
 * one, and the linearised network's path. Then the network steps, and is measured at log-spaced
 * steps. Safe for threads: each call has a state of its own.
 */
public final class Trainer {
  private final NetworkFactory networks;
  private final DatasetCache datasets;
  private final PluginCatalogue plugins;

  /** A trainer of networks from this factory; the plugins go into the provenance. */
  @Inject
  public Trainer(NetworkFactory networks, DatasetCache datasets, PluginCatalogue plugins) {
    this.networks = networks;
    this.datasets = datasets;
    this.plugins = plugins;
  }

  /**
   * Refuses a run that would not fit.
   *
   * @throws org.ntklab.core.problem.RefusedException with the numbers
   */
  public void check(RunSpec spec) {
    InitialKernel.check(datasets.get(spec.data()));
  }

  /**
   * Trains a run from its beginning and leaves the finished trace in the folder.
   *
   * @return {@link RunStatus#DONE} or {@link RunStatus#DIVERGED}
   * @throws IOException when the folder cannot be written; checkpoints written before stay
   * @throws InterruptedException when the thread was told to stop; checkpoints written before stay
   */
  public RunStatus train(RunSpec spec, RunFolder folder, RunListener listener)
      throws IOException, InterruptedException {
    Dataset data = datasets.get(spec.data());
    LayerGraph graph = spec.architecture().graph(data.shape(), data.outputs());
    double alpha = spec.training().outputScale();
    NetworkDescription atUnitRate =
        new NetworkDescription(
            graph,
            spec.parametrisation().value(),
            spec.training().optimiser(),
            1,
            spec.precision(),
            new RandomStreams(spec.seed()));
    InitialKernel kernel;
    try (Network network = networks.create(atUnitRate)) {
      kernel = InitialKernel.of(network.tangentKernel(), data);
    }
    double eta = eta(spec, data, kernel);
    Files.createDirectories(folder.path());
    Files.writeString(folder.spec(), spec.canonical());
    Map<String, String> metadata = metadata(spec);
    NetworkDescription description = atUnitRate.withLearningRate(eta / (alpha * alpha));
    try (Network network = networks.create(description)) {
      writeConstants(folder, spec, data, kernel, eta, network, metadata);
      TrainingPath path = new TrainingPath(spec, data, network, kernel, eta);
      TraceSchema schema =
          new TraceSchema(TraceColumns.checkpoints(graph, data, path.isLinearised()), metadata);
      // A run begins anew: resuming needs the optimiser's state too, which is not kept yet.
      Files.deleteIfExists(folder.part());
      try (TraceWriter writer = TraceWriter.open(folder.part(), schema)) {
        RunStatus status = path.follow(writer, listener);
        writer.finish(folder.trace(), Map.of(RunFolder.STATUS, status.toString()));
        return status;
      }
    }
  }

  private static double eta(RunSpec spec, Dataset data, InitialKernel kernel) {
    return spec.training()
        .learningRate()
        .eta(
            kernel.lambdaMax(),
            spec.loss().value(),
            spec.training().optimiser(),
            data.train().count(),
            data.outputs());
  }

  private Map<String, String> metadata(RunSpec spec) {
    Map<String, String> metadata = new LinkedHashMap<>(Provenance.current().entries());
    metadata.put("ntk.hash", spec.hash());
    metadata.put("ntk.numerics", networks.numerics());
    metadata.put("ntk.plugins", plugins.description());
    metadata.put("ntk.specification", spec.canonical());
    metadata.put("ntk.loss", spec.loss().name());
    metadata.put("ntk.seed", Long.toString(spec.seed()));
    return metadata;
  }

  private static void writeConstants(
      RunFolder folder,
      RunSpec spec,
      Dataset data,
      InitialKernel kernel,
      double eta,
      Network network,
      Map<String, String> metadata)
      throws IOException {
    int outputs = data.outputs();
    TraceSchema schema = new TraceSchema(TraceColumns.constants(network.graph(), data), metadata);
    TraceRow row = new TraceRow(schema);
    row.put(TraceColumns.OUTPUTS, (long) outputs);
    row.put(TraceColumns.LEARNING_RATE, eta);
    row.put(TraceColumns.CURVATURE, spec.loss().value().curvature(data.train().count(), outputs));
    row.put(TraceColumns.TRAIN_TARGETS, data.train().targets().toArray());
    row.put(TraceColumns.PROBE_TARGETS, data.probe().targets().toArray());
    Matrix trainTrain = InitialKernel.meanOverOutputs(kernel.trainTrain(), outputs);
    Matrix probeTrain = InitialKernel.meanOverOutputs(kernel.probeTrain(), outputs);
    row.put(TraceColumns.THETA0_TRAIN, trainTrain.toArray());
    row.put(TraceColumns.THETA0_PROBE, probeTrain.toArray());
    for (Map.Entry<String, WeightMovement> layer : network.movements().entrySet()) {
      row.put(TraceColumns.WEIGHT_NORM + layer.getKey(), layer.getValue().initialFrobenius());
      row.put(TraceColumns.SPECTRAL_NORM + layer.getKey(), layer.getValue().initialSpectral());
    }
    TraceWriter.writeOnce(folder.constants(), schema, List.of(row));
  }
}
