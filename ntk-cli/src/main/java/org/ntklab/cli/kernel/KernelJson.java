package org.ntklab.cli.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectrumEnds;

/** Kernels as a JSON document. */
public final class KernelJson {
  /** Entries of a kernel that a document holds at most. */
  public static final int MOST_ENTRIES = 250_000;

  private KernelJson() {}

  /** The document; kernels of more than {@link #MOST_ENTRIES} entries are null. */
  public static Map<String, Object> of(KernelAnswer answer) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("shape", answer.shape());
    document.put("kernels", arrays(answer.kernels(), answer.shape()));
    if (!answer.standardErrors().isEmpty()) {
      document.put("standardError", arrays(answer.standardErrors(), answer.shape()));
    }
    answer
        .estimate()
        .ifPresent(
            estimate -> {
              document.put("directions", estimate.directions());
              document.put("relativeError", estimate.relativeError());
            });
    Map<String, Object> spectra = new LinkedHashMap<>();
    answer.spectra().forEach((name, spectrum) -> spectra.put(name, spectrum(spectrum)));
    document.put("spectrum", spectra);
    document.put("algorithm", answer.algorithm());
    Map<String, Object> cost = new LinkedHashMap<>();
    cost.put("flops", answer.flops());
    cost.put("bytes", answer.bytes());
    document.put("cost", cost);
    document.put("seconds", answer.seconds());
    document.put("remarks", answer.remarks());
    return document;
  }

  /** The ends of a spectrum. */
  public static Map<String, Object> spectrum(SpectrumEnds ends) {
    Map<String, Object> spectrum = new LinkedHashMap<>();
    spectrum.put("lambdaMax", ends.largest());
    spectrum.put("lambdaMin", ends.smallest());
    spectrum.put("conditionNumber", ends.conditionNumber());
    return spectrum;
  }

  /** A matrix as a list of rows. */
  public static List<Object> rows(Matrix matrix) {
    return nested(matrix.toArray(), List.of(matrix.rows(), matrix.columns()), 0, 0);
  }

  private static Map<String, Object> arrays(Map<String, Matrix> kernels, List<Integer> shape) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    kernels.forEach(
        (name, kernel) -> {
          boolean small = (long) kernel.rows() * kernel.columns() <= MOST_ENTRIES;
          arrays.put(name, small ? nested(kernel.toArray(), shape, 0, 0) : null);
        });
    return arrays;
  }

  private static List<Object> nested(double[] values, List<Integer> shape, int axis, int from) {
    int stride = shape.subList(axis + 1, shape.size()).stream().reduce(1, (a, b) -> a * b);
    List<Object> list = new ArrayList<>(shape.get(axis));
    for (int i = 0; i < shape.get(axis); i++) {
      int at = from + i * stride;
      list.add(
          axis + 1 == shape.size() ? (Object) values[at] : nested(values, shape, axis + 1, at));
    }
    return list;
  }
}
