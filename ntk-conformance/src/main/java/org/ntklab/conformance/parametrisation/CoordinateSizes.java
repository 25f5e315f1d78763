package org.ntklab.conformance.parametrisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.optimiser.Optimiser;

/**
 * Root mean squares of a network's pre-activations, layer by layer with the outputs last.
 *
 * @param start at the start
 * @param update by the first step, per unit of η; of the outputs, that of the one with a gradient
 */
record CoordinateSizes(List<Double> start, List<Double> update) {
  /** First guess of a rate; the second makes the largest relative update {@link #MOVE}. */
  private static final double PROBE = 1e-8;

  private static final double MOVE = 1e-6;

  static CoordinateSizes of(
      ParametrisationSubject subject, LayerGraph graph, Optimiser rule, long seed) {
    CoordinateSizes probe = of(subject, graph, rule, PROBE, seed);
    double largest = 0;
    for (int l = 0; l < probe.start.size(); l++) {
      largest = Math.max(largest, PROBE * probe.update.get(l) / probe.start.get(l));
    }
    return of(subject, graph, rule, PROBE * MOVE / largest, seed);
  }

  private static CoordinateSizes of(
      ParametrisationSubject subject, LayerGraph graph, Optimiser rule, double rate, long seed) {
    Matrix x = Workbench.normal("example", 1, graph.input().shape().size());
    try (Network network =
        subject
            .workbench()
            .networks()
            .create(Workbench.description(graph, subject.parametrisation(), rule, rate, seed))) {
      Matrix[] before = coordinates(network, x);
      network.step(x, CoordinateSizes::firstOutput);
      Matrix[] after = coordinates(network, x);
      List<Double> start = new ArrayList<>();
      List<Double> update = new ArrayList<>();
      for (int l = 0; l < before.length; l++) {
        start.add(rootMeanSquare(before[l]));
        update.add(rootMeanSquare(after[l].addScaled(-1, before[l])) / rate);
      }
      int outputs = before.length - 1;
      update.set(outputs, Math.abs(after[outputs].get(0, 0)) / rate);
      return new CoordinateSizes(start, update);
    }
  }

  /** A gradient in one output: updates are aligned with its weights, as a theory of one has it. */
  private static Matrix firstOutput(Matrix h) {
    h.fill(0).set(0, 0, 1);
    return h;
  }

  private static Matrix[] coordinates(Network network, Matrix x) {
    Map<String, Matrix> hidden = network.preActivations(x);
    Matrix[] all = new Matrix[hidden.size() + 1];
    int l = 0;
    for (Matrix layer : hidden.values()) {
      all[l++] = layer;
    }
    all[l] = network.outputs(x);
    return all;
  }

  private static double rootMeanSquare(Matrix matrix) {
    return matrix.frobeniusNorm() / Math.sqrt(matrix.columns());
  }
}
