package org.ntklab.models.finite;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** The velocity of a heavy ball, a view of the graph's flat updater state. */
final class HeavyBallState implements GradientUpdater<HeavyBallUpdater> {
  private static final String VELOCITY = "V";

  private final HeavyBallUpdater rule;
  private INDArray velocity;

  HeavyBallState(HeavyBallUpdater rule) {
    this.rule = rule;
  }

  @Override
  public HeavyBallUpdater getConfig() {
    return rule;
  }

  @Override
  public void setState(Map<String, INDArray> state, boolean initialise) {
    set(state.get(VELOCITY), initialise);
  }

  @Override
  public Map<String, INDArray> getState() {
    return Map.of(VELOCITY, velocity);
  }

  @Override
  public void setStateViewArray(INDArray view, long[] shape, char order, boolean initialise) {
    set(view.reshape(view.length()), initialise);
  }

  private void set(INDArray view, boolean initialise) {
    velocity = view;
    if (initialise) {
      velocity.assign(0);
    }
  }

  /** Leaves −v′ in the gradient, since DL4J subtracts what it finds there. */
  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    double m = rule.getMomentum();
    double rate = rule.getLearningRate();
    if (NativeArrays.isDouble(gradient)) {
      DoubleBuffer g = NativeArrays.doubleBuffer(gradient);
      DoubleBuffer v = NativeArrays.doubleBuffer(velocity);
      int gradientAt = g.position();
      int velocityAt = v.position();
      for (int i = 0; i < gradient.length(); i++) {
        double next = m * v.get(velocityAt + i) - rate * g.get(gradientAt + i);
        v.put(velocityAt + i, next);
        g.put(gradientAt + i, -next);
      }
    } else {
      FloatBuffer g = NativeArrays.floatBuffer(gradient);
      FloatBuffer v = NativeArrays.floatBuffer(velocity);
      int gradientAt = g.position();
      int velocityAt = v.position();
      for (int i = 0; i < gradient.length(); i++) {
        float next = (float) (m * v.get(velocityAt + i) - rate * g.get(gradientAt + i));
        v.put(velocityAt + i, next);
        g.put(gradientAt + i, -next);
      }
    }
    NativeArrays.keep(gradient, velocity);
  }
}
