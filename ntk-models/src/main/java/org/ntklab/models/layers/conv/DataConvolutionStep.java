package org.ntklab.models.layers.conv;

import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;

/**
 * A convolution that reads data, so that no signals go further back: z = (W b) P and ∂(W b) = e Pᵀ,
 * with P the patches of one example and a row of ones below them.
 *
 * <p>Examples are taken one by one as they lie, of any padding and type. With many windows and few
 * channels that is quicker than to turn them round.
 */
final class DataConvolutionStep implements LayerStep {
  /** With fewer windows products are small, and what is copied is short. */
  private static final int LEAST_WINDOWS = 64;

  /** With larger patches, making them anew for each example is what counts. */
  private static final int MOST_ROWS = 64;

  private final StepSite site;
  private final Patches patches;
  private final int channels;
  private final int windows;
  private final int inputs;
  private final int rows;
  private final boolean biased;
  private final ArrayValues examples;
  private final ArrayValues gathered;
  private final NativeValues weights;
  private final NativeValues gradients;
  private final Operand weightOperand;
  private final Operand gradientOperand;
  private final Operand columns;
  private final Operand values;
  private final Operand signals;

  DataConvolutionStep(PatchShape shape, StepSite site) {
    this.site = site;
    this.patches = shape.patches();
    this.windows = patches.columns();
    this.channels = site.output().size() / windows;
    this.inputs = patches.inputs();
    this.biased = site.hasWeight("b");
    this.rows = patches.rows() + (biased ? 1 : 0);
    NativeValues made = site.scratch((long) rows * windows);
    this.gathered = new ArrayValues(made);
    this.examples = new ArrayValues(site.input().values());
    this.weights = site.scratch((long) channels * rows);
    this.gradients = site.scratch((long) channels * rows);
    this.weightOperand = new Operand(weights, rows);
    this.gradientOperand = new Operand(gradients, rows);
    this.columns = new Operand(made, windows);
    this.values = new Operand(site.output().values(), windows);
    this.signals = new Operand(site.output().signals(), windows);
    if (biased) {
      gathered.fill(patches.rows() * windows, windows, 1);
    }
  }

  /** Whether a convolution at this place is one, and large enough to be quick. */
  static boolean pays(PatchShape shape, StepSite site) {
    return !site.input().hasSignals()
        && shape.patches().columns() >= LEAST_WINDOWS
        && shape.patches().rows() <= MOST_ROWS;
  }

  @Override
  public void forward(int n) {
    convolve(n, site.weight("W"), biased ? site.weight("b") : null, values);
  }

  @Override
  public boolean pushes() {
    return true;
  }

  /** ż = Ẇ ∗ x + ḃ. */
  @Override
  public void push(int n) {
    NativeValues b = biased ? site.update("b").direction() : null;
    convolve(n, site.update("W").direction(), b, signals);
  }

  private void convolve(int n, NativeValues w, NativeValues b, Operand into) {
    for (int c = 0; c < channels; c++) {
      weights.assign(c * rows, w, c * patches.rows(), patches.rows());
      if (biased) {
        weights.assign(c * rows + patches.rows(), b, c, 1);
      }
    }
    for (int i = 0; i < n; i++) {
      gather(i);
      into.at((long) i * site.output().size());
      Products.gemm(false, false, channels, windows, rows, 1, weightOperand, columns, 0, into);
    }
  }

  @Override
  public void backward(int n) {
    throw new UnsupportedOperationException("data want no signals");
  }

  @Override
  public void gradients(int n) {
    gradients.fill(0, gradients.length());
    for (int i = 0; i < n; i++) {
      gather(i);
      signals.at((long) i * site.output().size());
      Products.gemm(false, true, channels, rows, windows, 1, signals, columns, 1, gradientOperand);
    }
    add(site.update("W"), patches.rows(), 0);
    if (biased) {
      add(site.update("b"), 1, patches.rows());
    }
  }

  /** Some columns of the gradients, from one on. */
  private void add(WeightUpdate update, int count, int from) {
    for (int c = 0; c < channels; c++) {
      for (int j = 0; j < count; j++) {
        update.add(c * count + j, gradients.get(c * rows + from + j));
      }
    }
  }

  private void gather(int example) {
    patches.gather(examples, example * inputs, 1, 0, windows, gathered);
  }
}
