package org.ntklab.models.layers.dropout;

import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.PointwiseLoops;
import org.ntklab.models.plan.StepSite;

/** y = m x with m = 1/keep or 0 in training, 1 elsewhere. */
final class DropoutStep implements LayerStep {
  private static final double UNIT = 0x1.0p-53;
  private static final int UNUSED_BITS = 11;

  private final double keep;
  private final StepSite site;
  private final NativeValues factors;
  private final NativeValues masked;
  private RandomGenerator generator;

  DropoutStep(double keep, StepSite site) {
    this.keep = keep;
    this.site = site;
    this.factors = site.scratch(site.output().values().length());
    this.masked =
        site.scratch(
            site.adds(0) && site.output().hasSignals() ? site.output().signals().length() : 0);
  }

  @Override
  public void beginPass(Supplier<RandomGenerator> stream) {
    generator = stream.get();
  }

  @Override
  public void endStep() {
    generator = null;
  }

  @Override
  public void forward(int rows) {
    int n = rows * site.input().size();
    if (generator == null) {
      site.output().values().assign(site.input().values(), n);
      return;
    }
    for (int i = 0; i < n; i++) {
      // From a long: the same in every JDK.
      double uniform = (generator.nextLong() >>> UNUSED_BITS) * UNIT;
      factors.set(i, uniform < keep ? 1 / keep : 0);
    }
    PointwiseLoops.multiply(factors, site.input().values(), site.output().values(), n);
  }

  @Override
  public boolean takesManySignals() {
    return true;
  }

  /** Measured with masks off. */
  @Override
  public void backwardSignals(int rows, int each) {
    backward(rows * each);
  }

  @Override
  public boolean pushes() {
    return true;
  }

  /** Measured with masks off. */
  @Override
  public void push(int rows) {
    int n = rows * site.input().size();
    site.output().signals().assign(site.input().signals(), n);
  }

  @Override
  public void backward(int rows) {
    int n = rows * site.input().size();
    NativeValues into = site.adds(0) ? masked : site.input().signals();
    if (generator == null) {
      into.assign(site.output().signals(), n);
    } else {
      PointwiseLoops.multiply(factors, site.output().signals(), into, n);
    }
    if (site.adds(0)) {
      PointwiseLoops.scaleAndAdd(1, 1, masked, site.input().signals(), n);
    }
  }
}
