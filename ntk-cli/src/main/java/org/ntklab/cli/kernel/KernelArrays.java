package org.ntklab.cli.kernel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.datasets.array.ArrayForm;
import org.ntklab.datasets.array.NpzFile;

/**
 * Kernels as arrays of a NumPy file: {@code nngp}, {@code ntk}, {@code ntk_standard_error}; of
 * kernels from random directions also {@code directions} and {@code relative_error}, numbers.
 */
public final class KernelArrays {
  private KernelArrays() {}

  /** Writes an answer. */
  public static void write(Path file, KernelAnswer answer) {
    try (NpzFile npz = NpzFile.create(file)) {
      add(npz, answer.kernels(), "", answer.shape());
      add(npz, answer.standardErrors(), "_standard_error", answer.shape());
      answer
          .estimate()
          .ifPresent(
              estimate -> {
                number(npz, "directions", estimate.directions());
                number(npz, "relative_error", estimate.relativeError());
              });
      npz.finish();
    }
  }

  private static void number(NpzFile npz, String name, double value) {
    npz.add(
        name, new ArrayForm(List.of(), Precision.DOUBLE), sink -> sink.put(Matrix.ofColumn(value)));
  }

  private static void add(
      NpzFile npz, Map<String, Matrix> kernels, String suffix, List<Integer> shape) {
    List<Long> extents = shape.stream().map(Integer::longValue).toList();
    kernels.forEach(
        (name, kernel) ->
            npz.add(
                name + suffix, new ArrayForm(extents, Precision.DOUBLE), sink -> sink.put(kernel)));
  }
}
