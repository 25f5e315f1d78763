package org.ntklab.models.kernel.execution;

import java.util.Optional;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.program.KernelProgram;

/** Compiles graphs to kernel programs, by the rules that their layers give. */
public final class AnalyticInfiniteWidth implements InfiniteWidth {
  private static final String NUMERICS = "analytic-2";

  @Override
  public InfiniteKernel kernel(
      LayerGraph graph, Parametrisation parametrisation, Precision precision) {
    return new AnalyticKernel(
        KernelProgram.of(graph, parametrisation), precision == Precision.SINGLE);
  }

  @Override
  public String numerics() {
    return NUMERICS;
  }

  @Override
  public Optional<String> slowness() {
    LaneLoopsChoice choice = LaneLoopsChoice.ofThisProcess();
    return choice.isVector()
        ? Optional.empty()
        : Optional.of("kernels run without vector instructions, slower: " + choice.reason());
  }
}
