package org.ntklab.benchmarks.parts;

import org.ntklab.benchmarks.job.FiniteNetworks;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.Precision;
import org.ntklab.models.planned.Numerics;

/** A network and what it is trained on: one step after the other, squared error. */
final class TrainedNetwork implements AutoCloseable {
  private final MeanSquaredError loss = new MeanSquaredError();
  private final Network network;
  private final Matrix x;
  private final Matrix y;

  TrainedNetwork(Numerics numerics, LayerGraph graph, Precision precision, int examples) {
    network = FiniteNetworks.create(numerics.factory(), graph, precision);
    x = FiniteNetworks.normal("x", examples, graph.input().shape().size());
    y = FiniteNetworks.normal("y", examples, graph.output().shape().size());
  }

  void step() {
    network.step(
        x,
        h -> {
          loss.gradient(h, y, h);
          return h;
        });
  }

  @Override
  public void close() {
    network.close();
  }
}
