package org.ntklab.models.tangent;

import java.util.List;

/**
 * The parts of several kernels one after the other, as of the weight arrays of one layer.
 *
 * @param kernels the summands, at least one
 */
public record KernelSum(List<LayerKernel> kernels) implements LayerKernel {
  public KernelSum {
    kernels = List.copyOf(kernels);
  }

  @Override
  public int parts() {
    return kernels.stream().mapToInt(LayerKernel::parts).sum();
  }

  @Override
  public OuterProducts part(int index) {
    int left = index;
    for (LayerKernel kernel : kernels) {
      if (left < kernel.parts()) {
        return kernel.part(left);
      }
      left -= kernel.parts();
    }
    throw new IndexOutOfBoundsException(index);
  }
}
