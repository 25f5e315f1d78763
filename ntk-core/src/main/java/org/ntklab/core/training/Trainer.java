package org.ntklab.core.training;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.file.FileDigest;
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
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceFormat;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceSchema;
import org.ntklab.core.trace.TraceWriter;

/**
 * Trains one run and writes its trace.
 *
 * <p>Θ₀ is measured first: it gives the learning rate when that is a fraction of the largest stable
 * one, and the linearised network's path. Then the network steps, and is measured at log-spaced
 * steps. Now and then it saves from where it could go on. Safe for threads: each call has a state
 * of its own.
 */
public final class Trainer {
  private final NetworkFactory networks;
  private final DatasetCache datasets;
  private final SavePace pace;
  private final PluginCatalogue plugins;

  /** A trainer of networks from this factory; the plugins go into the provenance. */
  @Inject
  public Trainer(
      NetworkFactory networks, DatasetCache datasets, SavePace pace, PluginCatalogue plugins) {
    this.networks = networks;
    this.datasets = datasets;
    this.pace = pace;
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
   * Trains a run, from where it was stopped if it was, and leaves the finished trace in the folder.
   *
   * @param lock holds the run's folder
   * @return {@link RunStatus#DONE} or {@link RunStatus#DIVERGED}
   * @throws IOException when the folder cannot be written; the state saved before stays
   * @throws InterruptedException when the thread was told to stop; the state is saved then
   */
  public RunStatus train(RunSpec spec, RunLock lock, RunListener listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    RunFolder folder = lock.folder();
    Dataset data = datasets.get(spec.data());
    LayerGraph graph = spec.architecture().graph(data.shape(), data.outputs());
    boolean linearised = spec.training().optimiser().recursion().isPresent();
    TraceSchema schema =
        new TraceSchema(TraceColumns.checkpoints(graph, data, linearised), metadata(spec));
    Files.deleteIfExists(folder.log());
    Files.writeString(folder.spec(), spec.canonical());
    Files.writeString(folder.identity(), spec.identity());
    NetworkDescription atUnitRate =
        new NetworkDescription(
            graph,
            spec.parametrisation().value(),
            spec.training().optimiser(),
            1,
            spec.precision(),
            new RandomStreams(spec.seed()));
    Optional<TrainingState> saved = Resumption.find(folder, schema, data.outputs());
    if (saved.isEmpty()) {
      folder.discard();
    }
    InitialKernel kernel = kernel(saved, folder, data, atUnitRate);
    double eta =
        saved.isPresent()
            ? Trace.read(folder.constants()).doubleValue(TraceColumns.LEARNING_RATE, 0)
            : eta(spec, data, kernel);
    double alpha = spec.training().outputScale();
    NetworkDescription description = atUnitRate.withLearningRate(eta / (alpha * alpha));
    try (Network network = networks.create(description)) {
      if (saved.isEmpty()) {
        writeConstants(folder, spec, data, kernel, eta, network, schema.metadata());
      }
      String constants = FileDigest.of(folder.constants());
      StateSaving saving = new StateSaving(lock, pace, start, constants);
      TrainingPath path = new TrainingPath(spec, data, network, kernel, eta);
      try (TraceWriter writer = TraceWriter.open(folder.part(), schema)) {
        if (saved.isPresent()) {
          writer.cutTo(saved.get().rows());
          path.restore(saved.get());
          listener.resumed(saved.get().step(), spec.training().until().mostSteps(eta));
        }
        int first = saved.map(TrainingState::step).orElse(0);
        RunStatus status = path.follow(first, writer, saving, listener);
        lock.check();
        writer.finish(
            folder.trace(), Map.of(RunFolder.STATUS, status.toString()), folder::writeDigests);
        folder.forgetState();
        return status;
      }
    }
  }

  private InitialKernel kernel(
      Optional<TrainingState> saved,
      RunFolder folder,
      Dataset data,
      NetworkDescription description) {
    if (saved.isPresent() && data.outputs() == 1) {
      return InitialKernel.stored(Trace.read(folder.constants()), data, saved.get().lambdaMax());
    }
    // The constants hold the mean over outputs only; computed again it is the same to the bit.
    try (Network network = networks.create(description)) {
      return InitialKernel.of(network.tangentKernel(), data);
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
    metadata.put(TraceFormat.KEY, Integer.toString(TraceFormat.CURRENT));
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
