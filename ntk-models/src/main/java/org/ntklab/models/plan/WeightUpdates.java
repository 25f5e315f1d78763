package org.ntklab.models.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Scaling;

/**
 * The updates of all weight arrays with the parametrisation folded into their rates, and what the
 * optimiser remembers.
 */
public final class WeightUpdates implements AutoCloseable {
  private final Optimiser optimiser;
  private final Map<String, WeightUpdate> byName = new LinkedHashMap<>();
  private final List<NativeValues> memories = new ArrayList<>();
  private int steps;

  /** At rest, before the first step. */
  public WeightUpdates(NetworkDescription description, Parameters parameters) {
    this.optimiser = description.optimiser();
    int length = parameters.all().length();
    for (int i = 0; i < memoriesPerWeight(); i++) {
      memories.add(NativeValues.zeros(description.precision(), length));
    }
    int at = 0;
    for (Weight weight : description.graph().weights()) {
      Scaling scaling = description.parametrisation().scaling(weight);
      NativeValues values = parameters.array(weight.name());
      byName.put(weight.name(), update(values, at, scaling, description.learningRate()));
      at += values.length();
    }
  }

  private int memoriesPerWeight() {
    if (optimiser instanceof Sgd) {
      return 0;
    }
    return optimiser instanceof Adam ? 2 : 1;
  }

  private WeightUpdate update(NativeValues weights, int at, Scaling scaling, double eta) {
    double rate = eta * scaling.foldedRate(optimiser.rateClass());
    if (optimiser instanceof Sgd) {
      return new SgdUpdate(weights, rate);
    }
    NativeValues first = memories.get(0).slice(at, weights.length());
    if (optimiser instanceof HeavyBall rule) {
      return new HeavyBallUpdate(weights, first, rate, rule);
    }
    if (optimiser instanceof Nesterov rule) {
      return new NesterovUpdate(weights, first, rate, rule);
    }
    Adam rule = (Adam) optimiser;
    NativeValues second = memories.get(1).slice(at, weights.length());
    double epsilon = rule.epsilon() * scaling.foldedEpsilon();
    Adam folded = new Adam(rule.beta1(), rule.beta2(), epsilon);
    return new AdamUpdate(weights, first, second, rate, folded);
  }

  /** The update of an array, by its full name. */
  public WeightUpdate of(String weight) {
    return byName.get(weight);
  }

  /** What the optimiser remembers of all weights, in graph order; none for gradient descent. */
  public List<NativeValues> memories() {
    return List.copyOf(memories);
  }

  /** Steps done. */
  public int steps() {
    return steps;
  }

  /** Goes on as after so many steps. */
  public void resumeAt(int done) {
    steps = done;
  }

  /** Before the products of a step; {@code whole}: the batch passes in one piece. */
  public void begin(boolean whole) {
    byName.values().forEach(update -> update.begin(whole));
  }

  /** After a piece of the batch. */
  public void nextPiece() {
    byName.values().forEach(WeightUpdate::nextPiece);
  }

  /** After all products of a step. */
  public void finish() {
    for (WeightUpdate update : byName.values()) {
      update.finish(steps);
    }
    steps++;
  }

  @Override
  public void close() {
    byName.values().forEach(WeightUpdate::close);
    memories.forEach(NativeValues::close);
  }
}
