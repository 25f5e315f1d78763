package org.ntklab.cli.predict;

import java.util.List;
import java.util.Optional;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.core.prediction.PredictionQuality;
import org.ntklab.core.prediction.SolverReport;
import org.ntklab.core.prediction.StabilityLimits;

/**
 * A prediction that was made.
 *
 * @param question what was asked
 * @param predictions one a time, in the order asked for
 * @param trainQuality of each time, on the training targets
 * @param testQuality of each time; empty without test targets
 * @param solver the decomposition behind squared loss; empty for other losses
 * @param stability rates below which steps converge
 * @param kernelSeconds that the kernels took
 * @param solveSeconds that everything after them took
 * @param remarks what a person should know of the numbers
 */
public record PredictionAnswer(
    PredictionQuestion question,
    List<Prediction> predictions,
    List<PredictionQuality> trainQuality,
    List<PredictionQuality> testQuality,
    Optional<SolverReport> solver,
    StabilityLimits stability,
    double kernelSeconds,
    double solveSeconds,
    List<String> remarks) {}
