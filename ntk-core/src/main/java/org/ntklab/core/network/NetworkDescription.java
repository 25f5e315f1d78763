package org.ntklab.core.network;

import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.random.RandomStreams;

/**
 * All that determines a network before its first step.
 *
 * @param graph layers with their shapes
 * @param parametrisation multipliers, initial deviations and rates
 * @param optimiser the rule of a step
 * @param learningRate η, before any scaling; the rate of one array is η times its folded rate
 * @param precision type of the weights
 * @param random the array {@code dense-1/W} is its folded deviation times the standard normal
 *     stream {@code weights/dense-1/W}, rows fan-in, columns fan-out
 */
public record NetworkDescription(
    LayerGraph graph,
    Parametrisation parametrisation,
    Optimiser optimiser,
    double learningRate,
    Precision precision,
    RandomStreams random) {

  /** The same network with another learning rate: the same initial weights. */
  public NetworkDescription withLearningRate(double rate) {
    return new NetworkDescription(graph, parametrisation, optimiser, rate, precision, random);
  }
}
