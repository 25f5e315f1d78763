package org.ntklab.cli.predict;

import java.util.Optional;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.experiment.RequestedGraph;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Precision;
import org.ntklab.core.plugin.Named;
import org.ntklab.core.prediction.Descent;
import org.ntklab.core.prediction.Ensemble;

/**
 * A prediction that somebody asked for.
 *
 * @param request the network
 * @param data train and test examples
 * @param ensemble which weights are trained
 * @param times 0 or more, may be infinite, in the order asked for
 * @param descent gradient flow or steps, and the learning rate
 * @param loss what training minimises; empty for squared loss, which has a closed form
 * @param ridge r, 0 or more
 * @param covariance whether covariances are wanted
 * @param precision of the kernels
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record PredictionQuestion(
    RequestedGraph request,
    PredictionData data,
    Ensemble ensemble,
    double[] times,
    Descent descent,
    Optional<Named<Loss>> loss,
    double ridge,
    boolean covariance,
    Precision precision) {

  /** The question as a line. */
  public String title() {
    return "%s, parametrisation %s, %s, on %s: %d train and %d test examples, %s"
        .formatted(
            request.text(),
            request.parametrisation().name(),
            ensemble == Ensemble.NTK ? "all weights trained" : "the readout alone trained",
            data.description(),
            data.train().rows(),
            data.test().rows(),
            Numbers.of(data.outputs(), "output"));
  }
}
