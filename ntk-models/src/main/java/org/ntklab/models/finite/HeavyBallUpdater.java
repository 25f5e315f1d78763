package org.ntklab.models.finite;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonCreator;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.ntklab.core.reference.Reference;

/** v ← m v − η g, W ← W + v, which DL4J lacks: its {@code Nesterovs} is Nesterov's rule. */
@Reference(key = "polyak1964")
@SuppressWarnings("serial") // DL4J writes configurations as JSON.
public final class HeavyBallUpdater implements IUpdater {
  private final double learningRate;
  private final double momentum;

  /** A rule with rate η and momentum m. */
  @JsonCreator
  public HeavyBallUpdater(
      @JsonProperty("learningRate") double learningRate,
      @JsonProperty("momentum") double momentum) {
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  @Override
  public long stateSize(long parameters) {
    return parameters;
  }

  @Override
  public GradientUpdater<HeavyBallUpdater> instantiate(INDArray view, boolean initialise) {
    HeavyBallState state = new HeavyBallState(this);
    state.setStateViewArray(view, view.shape(), view.ordering(), initialise);
    return state;
  }

  @Override
  public GradientUpdater<HeavyBallUpdater> instantiate(
      Map<String, INDArray> arrays, boolean initialise) {
    HeavyBallState state = new HeavyBallState(this);
    state.setState(arrays, initialise);
    return state;
  }

  /** m. */
  public double getMomentum() {
    return momentum;
  }

  /** η. */
  public double getLearningRate() {
    return learningRate;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    throw new UnsupportedOperationException(
        "HeavyBallUpdater is immutable: configure a new one with the rate " + rate);
  }

  @Override
  @SuppressWarnings("MissingSuperCall") // Immutable: a copy is a new one.
  public IUpdater clone() {
    return new HeavyBallUpdater(learningRate, momentum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HeavyBallUpdater rule
        && rule.learningRate == learningRate
        && rule.momentum == momentum;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(learningRate) * 31 + Double.hashCode(momentum);
  }
}
