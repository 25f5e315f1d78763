package org.ntklab.models.layers.conv;

import java.util.Arrays;
import org.ntklab.models.finite.ArrayTranspose;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;

/**
 * A convolution of any padding and type as products with patches: z = W P + b, ∂W = e Pᵀ, ∂P = Wᵀ e
 * with W {@code [channels, C·|F|]} by rows.
 *
 * <p>Examples are taken a few at a time and laid side by side, and of their patches a range of
 * windows at a time that stays in cache.
 */
final class ConvolutionStep implements LayerStep {
  /** B: what is copied is a multiple of it, and transposes are quick. */
  private static final int EXAMPLES = 16;

  /** Of the patches that are made at a time: with the weights they stay in cache. */
  private static final int VALUES = 1 << 17;

  private final StepSite site;
  private final Patches patches;
  private final int channels;
  private final int windows;
  private final int range;
  private final boolean biased;
  private final boolean direct;
  private final NativeValues inputBlock;
  private final NativeValues outputBlock;
  private final NativeValues errorBlock;
  private final NativeValues columns;
  private final ArrayValues inputs;
  private final ArrayValues errors;
  private final ArrayValues gathered;
  private final ArrayValues outputs;
  private final Operand weights;
  private final Operand inputOperand;
  private final Operand outputOperand;
  private final Operand errorOperand;
  private final Operand columnOperand;
  private final double[] biases;
  private NativeValues target;
  private Operand targetOperand;

  ConvolutionStep(PatchShape shape, StepSite site) {
    this.site = site;
    this.patches = shape.patches();
    this.windows = patches.columns();
    this.channels = site.output().size() / windows;
    this.range = Math.max(1, Math.min(windows, VALUES / EXAMPLES / patches.rows()));
    this.biased = site.hasWeight("b");
    this.direct = patches.areTheExamples();
    this.inputBlock = site.scratch((long) patches.inputs() * EXAMPLES);
    this.outputBlock = site.scratch((long) site.output().size() * EXAMPLES);
    this.errorBlock = site.scratch((long) patches.inputs() * EXAMPLES);
    this.columns = site.scratch(direct ? 0 : (long) patches.rows() * range * EXAMPLES);
    this.inputs = new ArrayValues(inputBlock);
    this.errors = new ArrayValues(errorBlock);
    this.gathered = new ArrayValues(columns);
    this.outputs = new ArrayValues(outputBlock);
    this.weights = new Operand(site.weight("W"), patches.rows());
    this.inputOperand = new Operand(inputBlock, 1);
    this.outputOperand = new Operand(outputBlock, 1);
    this.errorOperand = new Operand(errorBlock, 1);
    this.columnOperand = new Operand(columns, 1);
    this.biases = new double[biased ? channels : 0];
  }

  @Override
  public void forward(int rows) {
    NativeValues b = biased ? site.weight("b") : null;
    convolve(rows, site.input().values(), weights, b, site.output().values(), false);
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

  /** ż = W ∗ ẋ + Ẇ ∗ x + ḃ. */
  @Override
  public void push(int rows) {
    Operand direction = new Operand(site.update("W").direction(), patches.rows());
    NativeValues b = biased ? site.update("b").direction() : null;
    NativeValues out = site.output().signals();
    convolve(rows, site.input().values(), direction, b, out, false);
    if (site.input().hasSignals()) {
      convolve(rows, site.input().signals(), weights, null, out, true);
    }
  }

  private void convolve(
      int rows, NativeValues from, Operand by, NativeValues b, NativeValues into, boolean add) {
    for (int first = 0; first < rows; first += EXAMPLES) {
      int examples = Math.min(EXAMPLES, rows - first);
      int perChannel = windows * examples;
      ArrayTranspose.take(from, first, examples, patches.inputs(), inputBlock);
      fillBiases(b, perChannel);
      Operand out = outputOperand.rowsOf(perChannel);
      for (int start = 0; start < windows; start += range) {
        int to = Math.min(start + range, windows);
        Operand p = patches(examples, start, to);
        out.at((long) start * examples);
        Products.gemm(
            false,
            false,
            channels,
            (to - start) * examples,
            patches.rows(),
            1,
            by,
            p,
            b == null ? 0 : 1,
            out);
      }
      ArrayTranspose.put(outputBlock, into, first, examples, site.output().size(), add);
    }
  }

  @Override
  public void backward(int rows) {
    for (int first = 0; first < rows; first += EXAMPLES) {
      int examples = Math.min(EXAMPLES, rows - first);
      takeSignals(first, examples);
      pull(examples);
      ArrayTranspose.put(
          errorBlock, site.input().signals(), first, examples, patches.inputs(), site.adds(0));
    }
  }

  @Override
  public void gradients(int rows) {
    WeightUpdate update = site.update("W");
    if (target != update.target()) {
      target = update.target();
      targetOperand = new Operand(target, patches.rows());
    }
    double beta = update.beta();
    Arrays.fill(biases, 0);
    for (int first = 0; first < rows; first += EXAMPLES) {
      int examples = Math.min(EXAMPLES, rows - first);
      takeInputs(first, examples);
      takeSignals(first, examples);
      Operand signals = outputOperand.rowsOf(windows * examples);
      for (int from = 0; from < windows; from += range) {
        int to = Math.min(from + range, windows);
        Operand p = patches(examples, from, to);
        signals.at((long) from * examples);
        Products.gemm(
            false,
            true,
            channels,
            patches.rows(),
            (to - from) * examples,
            update.factor(),
            signals,
            p,
            beta,
            targetOperand);
        beta = 1;
      }
      for (int c = 0; c < biases.length; c++) {
        biases[c] += outputs.sum(c * windows * examples, windows * examples);
      }
    }
    if (biased) {
      WeightUpdate bias = site.update("b");
      for (int c = 0; c < biases.length; c++) {
        bias.add(c, biases[c]);
      }
    }
  }

  /** ∂x of a block, {@code [C, positions, B]}. */
  private void pull(int examples) {
    if (!direct) {
      errors.fill(0, patches.inputs() * examples, 0);
    }
    Operand signals = outputOperand.rowsOf(windows * examples);
    for (int from = 0; from < windows; from += range) {
      int to = Math.min(from + range, windows);
      int width = (to - from) * examples;
      Operand into =
          direct
              ? errorOperand.rowsOf(windows * examples).at((long) from * examples)
              : columnOperand.rowsOf(width);
      signals.at((long) from * examples);
      Products.gemm(true, false, patches.rows(), width, channels, 1, weights, signals, 0, into);
      if (!direct) {
        patches.scatter(gathered, examples, from, to, errors);
      }
    }
  }

  /** A range of patches of a block, {@code [C·|F|, (to − from)·B]}. */
  private Operand patches(int examples, int from, int to) {
    if (direct) {
      return inputOperand.rowsOf(windows * examples).at((long) from * examples);
    }
    patches.gather(inputs, 0, examples, from, to, gathered);
    return columnOperand.rowsOf((to - from) * examples);
  }

  private void takeInputs(int first, int examples) {
    ArrayTranspose.take(site.input().values(), first, examples, patches.inputs(), inputBlock);
  }

  private void takeSignals(int first, int examples) {
    ArrayTranspose.take(
        site.output().signals(), first, examples, site.output().size(), outputBlock);
  }

  private void fillBiases(NativeValues b, int perChannel) {
    for (int c = 0; b != null && c < channels; c++) {
      outputs.fill(c * perChannel, perChannel, b.get(c));
    }
  }
}
