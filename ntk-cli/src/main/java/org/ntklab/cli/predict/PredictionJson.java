package org.ntklab.cli.predict;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.cli.kernel.KernelJson;
import org.ntklab.core.prediction.Prediction;
import org.ntklab.core.prediction.PredictionQuality;
import org.ntklab.core.prediction.SolverReport;
import org.ntklab.core.prediction.StabilityLimits;

/** A prediction as a JSON document. */
public final class PredictionJson {
  private static final double MOMENTUM = 0.9;

  private PredictionJson() {}

  /** The document. */
  public static Map<String, Object> of(PredictionAnswer answer) {
    List<Object> predictions = new ArrayList<>();
    for (int i = 0; i < answer.predictions().size(); i++) {
      predictions.add(prediction(answer, i));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("predictions", predictions);
    document.put("solver", answer.solver().map(PredictionJson::solver).orElse(null));
    document.put("stability", stability(answer.stability()));
    Map<String, Object> seconds = new LinkedHashMap<>();
    seconds.put("kernels", answer.kernelSeconds());
    seconds.put("solution", answer.solveSeconds());
    document.put("seconds", seconds);
    document.put("remarks", answer.remarks());
    return document;
  }

  private static Map<String, Object> prediction(PredictionAnswer answer, int i) {
    Prediction prediction = answer.predictions().get(i);
    Map<String, Object> entry = new LinkedHashMap<>();
    double time = prediction.time();
    entry.put("time", Double.isInfinite(time) ? "inf" : (Object) time);
    entry.put("mean", KernelJson.rows(prediction.mean()));
    entry.put("trainMean", KernelJson.rows(prediction.trainMean()));
    prediction
        .covariance()
        .ifPresent(covariance -> entry.put("covariance", KernelJson.rows(covariance)));
    if (!answer.testQuality().isEmpty()) {
      PredictionQuality quality = answer.testQuality().get(i);
      if (answer.question().data().isClassification()) {
        entry.put("accuracy", quality.accuracy());
      }
      if (answer.question().loss().isEmpty()) {
        entry.put("rmse", quality.rmse());
      }
      quality.nll().ifPresent(nll -> entry.put("nll", nll));
    }
    PredictionQuality onTrain = answer.trainQuality().get(i);
    if (answer.question().data().isClassification()) {
      entry.put("trainAccuracy", onTrain.accuracy());
    }
    if (answer.question().loss().isEmpty()) {
      entry.put("trainRmse", onTrain.rmse());
    }
    return entry;
  }

  private static Map<String, Object> solver(SolverReport report) {
    Map<String, Object> solver = new LinkedHashMap<>();
    solver.put("method", PredictionText.method(report));
    solver.put("lambdaMax", report.lambdaMax());
    solver.put("lambdaMin", report.lambdaMin());
    solver.put("conditionNumber", report.conditionNumber());
    solver.put("zeroModes", report.zeroModes());
    solver.put("ridge", report.ridge());
    solver.put("jitter", report.jitter());
    solver.put("explanation", report.explanation());
    return solver;
  }

  /** Largest rates of plain steps and of those with momentum 0.9. */
  public static Map<String, Object> stability(StabilityLimits limits) {
    Map<String, Object> stability = new LinkedHashMap<>();
    stability.put("sgd", limits.sgd());
    stability.put("momentum", limits.heavyBall(MOMENTUM));
    stability.put("nesterov", limits.nesterov(MOMENTUM));
    return stability;
  }
}
