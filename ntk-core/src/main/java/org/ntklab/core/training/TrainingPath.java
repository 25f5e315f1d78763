package org.ntklab.core.training;

import java.io.IOException;
import java.util.Optional;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.Examples;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.experiment.TrainingSpec;
import org.ntklab.core.functionspace.LinearisedDynamics;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixOperator;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Network;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.trace.TraceRow;
import org.ntklab.core.trace.TraceWriter;

/** One network on its way from the first step to the last, with the linearised one beside it. */
final class TrainingPath {
  /** A loss so many times that at the start, or the loss of all outputs 0, has diverged. */
  private static final double DIVERGED = 1e6;

  /** A loss so many times that at the start has blown up, whatever comes after. */
  private static final double BLOWN_UP = 100;

  /** λ_max so far below that at the start is that of a network with every unit off. */
  private static final double DEAD = 1e-12;

  /** Checkpoints are far apart at the end: how far a run is, is told between them too. */
  private static final long WORD_NANOSECONDS = 1_000_000_000;

  private final RunSpec spec;
  private final TrainingSpec training;
  private final Dataset data;
  private final Network network;
  private final Loss loss;
  private final double eta;
  private final OutputScale trainScale;
  private final OutputScale probeScale;
  private final OutputScale testScale;
  private final Batches batches;
  private final Checkpoint checkpoint;
  private final Optional<LinearisedDynamics> linear;
  private final double bound;

  private final double initialLoss;
  private final double initialLambdaMax;

  /** Largest loss of a step so far. */
  private double peakLoss;

  /** ∂L/∂h of the latest step. */
  private Matrix gradient = Matrix.zeros(0, 0);

  /** Loss of the batch before the latest step. */
  private double batchLoss;

  TrainingPath(RunSpec spec, Dataset data, Network network, InitialKernel kernel, double eta) {
    this.spec = spec;
    this.training = spec.training();
    this.data = data;
    this.network = network;
    this.loss = spec.loss().value();
    this.eta = eta;
    this.trainScale = scale(data.train());
    this.probeScale = scale(data.probe());
    this.testScale = scale(data.test());
    this.batches =
        new Batches(data.train().count(), training.batch(), new RandomStreams(spec.seed()));
    this.checkpoint = new Checkpoint(network, data, loss);
    Matrix f = outputs(data.train(), trainScale);
    Matrix targets = data.train().targets();
    Matrix nothing = Matrix.zeros(f.rows(), f.columns());
    double start = Math.max(loss.value(f, targets), loss.value(nothing, targets));
    // A loss that is infinite at the start has diverged before the first step.
    this.initialLoss = loss.value(f, targets);
    this.initialLambdaMax = kernel.lambdaMax();
    this.bound = Math.min(DIVERGED * start, Double.MAX_VALUE);
    this.linear =
        training
            .optimiser()
            .recursion()
            .map(
                rule ->
                    new LinearisedDynamics(
                        rule,
                        (outputs, into) -> loss.gradient(outputs, targets, into),
                        new MatrixOperator(kernel.trainTrain()),
                        f,
                        new MatrixOperator(kernel.probeTrain()),
                        outputs(data.probe(), probeScale)));
  }

  boolean isLinearised() {
    return linear.isPresent();
  }

  /** Where it stands before a step: what {@link #restore} needs. */
  TrainingState state(int step, int rows, String constants) {
    return new TrainingState(
        step,
        rows,
        constants,
        initialLambdaMax,
        peakLoss,
        batchLoss,
        network.state(),
        linear.map(LinearisedDynamics::state));
  }

  /** Goes to where another path of the same run stood. */
  void restore(TrainingState state) {
    network.restore(state.network());
    linear.ifPresent(path -> path.restore(state.linear().orElseThrow()));
    peakLoss = state.peakLoss();
    batchLoss = state.batchLoss();
  }

  /**
   * Trains to the end, writing a row at every checkpoint and saving the state now and then.
   *
   * @param first steps done before
   * @throws InterruptedException when the thread was told to stop; the state is saved then
   */
  RunStatus follow(int first, TraceWriter writer, StateSaving saving, RunListener listener)
      throws IOException, InterruptedException {
    int last = eta > 0 ? training.until().mostSteps(eta) : 1;
    CheckpointSchedule schedule = new CheckpointSchedule(spec.checkpoints(), last);
    double goal = training.until().loss().orElse(Double.NEGATIVE_INFINITY);
    long nextWord = System.nanoTime() + WORD_NANOSECONDS;
    for (int step = first; ; step++) {
      if (Thread.interrupted()) {
        saving.save(this, step, writer);
        throw new InterruptedException("training was told to stop");
      }
      if (saving.isDue()) {
        saving.save(this, step, writer);
      }
      if (System.nanoTime() - nextWord >= 0) {
        nextWord = System.nanoTime() + WORD_NANOSECONDS;
        listener.progress(step, last);
      }
      boolean end = step >= last;
      if (end || training.until().loss().isPresent() || schedule.contains(step)) {
        Matrix f = outputs(data.train(), trainScale);
        double value = loss.value(f, data.train().targets());
        if (hasDiverged(value)) {
          return RunStatus.DIVERGED;
        }
        end |= value <= goal;
        if (end || schedule.contains(step)) {
          TraceRow row = row(writer, step, f, value);
          double lambdaMax = checkpoint.measure(row);
          writer.append(row);
          listener.progress(step, last);
          if (hasDied(lambdaMax)) {
            return RunStatus.DIVERGED;
          }
        }
      }
      if (end) {
        return RunStatus.DONE;
      }
      step(step);
      if (hasDiverged(batchLoss)) {
        return RunStatus.DIVERGED;
      }
    }
  }

  /**
   * Whether the network was thrown so far that every unit is off: its loss is finite and will not
   * move any more, but it is no trained network.
   */
  private boolean hasDied(double lambdaMax) {
    return lambdaMax <= DEAD * initialLambdaMax && peakLoss > BLOWN_UP * initialLoss;
  }

  private boolean hasDiverged(double value) {
    peakLoss = Math.max(peakLoss, value);
    // The comparison is false for NaN too.
    return !(value <= bound);
  }

  private void step(int step) {
    if (batches.isFull()) {
      network.step(data.train().inputs(), h -> gradient(h, trainScale, data.train().targets()));
      linear.ifPresent(path -> path.step(eta));
      return;
    }
    int[] rows = batches.rows(step);
    OutputScale scale = trainScale.select(rows);
    Matrix targets = data.train().targets().select(rows);
    network.step(data.train().inputs().select(rows), h -> gradient(h, scale, targets));
    linear.ifPresent(path -> path.step(eta, rows));
  }

  /** ∂L/∂h = α ∂L/∂f. */
  private Matrix gradient(Matrix h, OutputScale scale, Matrix targets) {
    Matrix f = scale.apply(h);
    batchLoss = loss.value(f, targets);
    // Memory off the heap costs more to make than a small network's whole step.
    if (gradient.rows() != f.rows()) {
      gradient = Matrix.zeros(f.rows(), f.columns());
    }
    loss.gradient(f, targets, gradient);
    if (training.outputScale() != 1) {
      gradient.scale(training.outputScale());
    }
    return gradient;
  }

  private TraceRow row(TraceWriter writer, int step, Matrix f, double value) {
    TraceRow row = new TraceRow(writer.schema());
    row.put(TraceColumns.STEP, (long) step);
    row.put(TraceColumns.TIME, eta * step);
    row.put(TraceColumns.LOSS, value);
    row.put(TraceColumns.TRAIN_OUTPUTS, f.toArray());
    row.put(TraceColumns.PROBE_OUTPUTS, outputs(data.probe(), probeScale).toArray());
    linear.ifPresent(
        path -> {
          row.put(TraceColumns.TRAIN_LINEAR, path.trainOutputs().toArray());
          row.put(TraceColumns.PROBE_LINEAR, path.probeOutputs().toArray());
        });
    checkpoint.test(row, outputs(data.test(), testScale));
    return row;
  }

  private Matrix outputs(Examples examples, OutputScale scale) {
    return scale.apply(network.outputs(examples.inputs()));
  }

  private OutputScale scale(Examples examples) {
    Optional<Matrix> initial =
        training.centred() ? Optional.of(network.outputs(examples.inputs())) : Optional.empty();
    return new OutputScale(training.outputScale(), initial);
  }
}
