package org.ntklab.cli.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.ntklab.cli.predict.PredictionJson;
import org.ntklab.core.empirical.LargestEigenvalues;
import org.ntklab.core.infinitewidth.InfiniteKernel;

/** λ_max as a JSON document, in the form of that of kernels. */
public final class LargestJson {
  private LargestJson() {}

  /** The document. */
  public static Map<String, Object> of(LargestAnswer answer) {
    LargestEigenvalues found = answer.found();
    int n = found.examples();
    int outputs = found.outputs();
    Map<String, Object> spectrum = new LinkedHashMap<>();
    spectrum.put("lambdaMax", found.mean());
    OptionalDouble error = found.standardError();
    if (error.isPresent()) {
      spectrum.put("standardError", error.getAsDouble());
    }
    spectrum.put("relativeResidual", found.relativeResidual());
    spectrum.put("products", found.products());
    spectrum.put("converged", found.converged());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("shape", List.of(n, n, outputs, outputs));
    document.put("kernels", Map.of());
    document.put("spectrum", Map.of(InfiniteKernel.NTK, spectrum));
    document.put("sharpness", answer.sharpness());
    document.put("stability", PredictionJson.stability(answer.limits()));
    document.put("algorithm", answer.algorithm());
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("flops", 0);
    cost.put("bytes", answer.bytes());
    document.put("cost", cost);
    document.put("seconds", answer.seconds());
    document.put("remarks", answer.remarks());
    return document;
  }
}
