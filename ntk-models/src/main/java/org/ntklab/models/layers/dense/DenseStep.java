package org.ntklab.models.layers.dense;

import java.util.Optional;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.RepeatedBatch;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;

/**
 * z = a W + b as products, ∂a = e Wᵀ, ∂W = aᵀ e, ∂b = Σ e; W lies as {@code [fanOut, fanIn]} by
 * rows, as DL4J keeps it. A single output is a vector: its products are those of vectors.
 */
final class DenseStep implements LayerStep {
  private final StepSite site;
  private final int fanIn;
  private final int fanOut;
  private final boolean biased;
  private final boolean adds;
  private final Operand a;
  private final Operand z;
  private final Operand w;
  private final Operand e;
  private final Operand da;
  private final Operand ones;
  private final Operand b;
  private final TurnedForward turnedForward;
  private final WeightUpdate weight;
  private final WeightUpdate bias;
  private Operand weightTarget;
  private Operand biasTarget;
  private NativeValues targetOfWeight;
  private NativeValues targetOfBias;

  /** Null where the input is no data or the optimiser wants more than products. */
  private final SampleSpace sampleSpace;

  DenseStep(StepSite site) {
    this.site = site;
    this.fanIn = site.input().size();
    this.fanOut = site.output().size();
    this.biased = site.hasWeight("b");
    this.adds = site.adds(0);
    this.a = new Operand(site.input().values(), fanIn);
    this.z = new Operand(site.output().values(), fanOut);
    this.w = new Operand(site.weight("W"), fanOut == 1 ? 1 : fanIn);
    this.e = new Operand(site.output().signals(), fanOut);
    this.da = site.input().hasSignals() ? new Operand(site.input().signals(), fanIn) : null;
    this.weight = site.update("W");
    this.bias = biased ? site.update("b") : null;
    NativeValues all = site.scratch(biased ? site.capacity() : 0);
    all.fill(1, all.length());
    this.ones = new Operand(all, 1);
    this.b = biased ? new Operand(site.weight("b"), fanOut) : null;
    this.turnedForward = new TurnedForward(site);
    this.sampleSpace = da == null && SampleSpace.suits(site) ? new SampleSpace(site) : null;
  }

  @Override
  public Optional<RepeatedBatch> repeatedBatch() {
    return Optional.ofNullable(sampleSpace);
  }

  @Override
  public void forward(int rows) {
    if (sampleSpace != null && sampleSpace.forward()) {
      return;
    }
    if (TurnedForward.pays(rows, fanIn, fanOut, site.output().values().isDouble())) {
      turnedForward.of(rows);
      if (biased) {
        Products.gemm(false, false, rows, fanOut, 1, 1, ones, b, 1, z);
      }
      return;
    }
    if (biased) {
      biases(rows);
    }
    double beta = biased ? 1 : 0;
    if (fanOut == 1) {
      Products.gemv(false, rows, fanIn, 1, a, w, beta, z);
    } else {
      Products.gemm(false, true, rows, fanOut, fanIn, 1, a, w, beta, z);
    }
  }

  @Override
  public void backward(int rows) {
    double beta = adds ? 1 : 0;
    if (fanOut == 1) {
      OuterProduct.of(rows, site, adds);
    } else {
      Products.gemm(false, false, rows, fanIn, fanOut, 1, e, w, beta, da);
    }
  }

  @Override
  public void gradients(int rows) {
    if (sampleSpace != null && sampleSpace.isHeld()) {
      sampleSpace.gather();
    } else {
      weightGradient(rows);
    }
    if (biased) {
      if (bias.target() != targetOfBias) {
        targetOfBias = bias.target();
        biasTarget = new Operand(targetOfBias, 1);
      }
      Products.gemv(true, rows, fanOut, bias.factor(), e, ones, bias.beta(), biasTarget);
    }
  }

  private void weightGradient(int rows) {
    if (weight.target() != targetOfWeight) {
      targetOfWeight = weight.target();
      weightTarget = new Operand(targetOfWeight, fanOut == 1 ? 1 : fanIn);
    }
    double factor = weight.factor();
    if (fanOut == 1) {
      Products.gemv(true, rows, fanIn, factor, a, e, weight.beta(), weightTarget);
    } else {
      Products.gemm(true, false, fanOut, fanIn, rows, factor, e, a, weight.beta(), weightTarget);
    }
  }

  @Override
  public boolean takesManySignals() {
    return true;
  }

  /** Linear: signals are alike, whosever they are. */
  @Override
  public void backwardSignals(int rows, int each) {
    backward(rows * each);
  }

  @Override
  public boolean pushes() {
    return true;
  }

  /** ż = ȧ W + a Ẇ + ḃ. */
  @Override
  public void push(int rows) {
    Operand direction = new Operand(weight.direction(), fanOut == 1 ? 1 : fanIn);
    NativeValues out = site.output().signals();
    if (biased) {
      rows(bias.direction(), out, rows);
    }
    double beta = biased ? 1 : 0;
    multiply(rows, a, direction, beta);
    if (da != null) {
      multiply(rows, da, w, 1);
    }
  }

  /** ż ← x W + β ż. */
  private void multiply(int rows, Operand x, Operand by, double beta) {
    if (fanOut == 1) {
      Products.gemv(false, rows, fanIn, 1, x, by, beta, e);
    } else {
      Products.gemm(false, true, rows, fanOut, fanIn, 1, x, by, beta, e);
    }
  }

  /** z ← b in every row. */
  private void biases(int rows) {
    rows(site.weight("b"), site.output().values(), rows);
  }

  private void rows(NativeValues from, NativeValues to, int rows) {
    for (int i = 0; i < rows; i++) {
      if (to.isDouble()) {
        to.doubles().put(i * fanOut, from.doubles(), 0, fanOut);
      } else {
        to.floats().put(i * fanOut, from.floats(), 0, fanOut);
      }
    }
  }
}
