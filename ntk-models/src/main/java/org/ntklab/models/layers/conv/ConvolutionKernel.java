package org.ntklab.models.layers.conv;

import java.util.List;
import java.util.Map;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.finite.ArrayValues;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.OuterProducts;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/**
 * The tangent kernel of a convolution from gradients of its weights, a range of output channels at
 * a time: Σ rate ⟨G_o(x), G_o′(x′)⟩ with G_o(x) = B_o(x) P(x)ᵀ, signals {@code [channels, T]} times
 * patches {@code [C·|F|, T]}; the bias is one more row of patches, of ones.
 *
 * <p>Cost n·O·T·P + n²·O²·P multiplications, P = C·|F|·channels, where sums over pairs of positions
 * would take n²·T²·(C·|F| + O²·channels): less as soon as there are more than a few positions.
 * Memory at most about {@value #MOST_VALUES} values for the gradients, or one channel's.
 */
@Reference(key = "novak2022", where = "Section 3.2, Jacobian contraction by layer")
public final class ConvolutionKernel implements LayerKernel {
  private static final int MOST_VALUES = 1 << 23;

  private final PatchShape shape;
  private final Signals x;
  private final Signals x2;
  private final double weightRate;
  private final double biasRate;
  private final int channels;
  private final int channelsInPart;

  ConvolutionKernel(PatchShape shape, Signals x, Signals x2, Rates rates) {
    this(shape, x, x2, rates, MOST_VALUES);
  }

  ConvolutionKernel(PatchShape shape, Signals x, Signals x2, Rates rates, long mostValues) {
    this.shape = shape;
    this.x = x;
    this.x2 = x2;
    this.weightRate = rates.of("W");
    this.biasRate = rates.of("b");
    Patches patches = shape.patches();
    this.channels = x.signals().columns() / patches.columns();
    long rows = (long) x.signals().rows() + (x.signals() == x2.signals() ? 0 : x2.signals().rows());
    long most = mostValues / Math.max(1, rows * (patches.rows() + 1));
    this.channelsInPart = (int) Math.max(1, Math.min(channels, most));
  }

  /**
   * The kernel of one matrix that is applied to every position, and of a bias.
   *
   * @param channels of the input, C
   * @param positions T
   * @param x rows, inputs {@code [n1, C·T]}
   * @param x2 columns
   * @param weightRate of the matrix
   * @param biasRate of the bias; 0: none
   */
  public static LayerKernel ofPositions(
      int channels, int positions, Signals x, Signals x2, double weightRate, double biasRate) {
    AxisWindow all = new AxisWindow(positions, 1, 1, Padding.VALID);
    Rates rates = new Rates(Map.of("W", weightRate, "b", biasRate));
    return new ConvolutionKernel(new PatchShape(channels, List.of(all)), x, x2, rates);
  }

  @Override
  public int parts() {
    return (channels + channelsInPart - 1) / channelsInPart;
  }

  @Override
  public OuterProducts part(int index) {
    int from = index * channelsInPart;
    int to = Math.min(from + channelsInPart, channels);
    Matrix rows = gradients(x, from, to);
    Matrix columns = x.signals() == x2.signals() ? rows : gradients(x2, from, to);
    Matrix ones = Matrix.zeros(x.inputs().rows(), x2.inputs().rows()).fill(1);
    return new OuterProducts(ones, rows, columns);
  }

  /** Rows √rate · ∂h_o/∂(W, b) of a range of channels, {@code [n·O, channels·(C·|F| + 1)]}. */
  private Matrix gradients(Signals of, int from, int to) {
    Patches patches = shape.patches();
    int examples = of.inputs().rows();
    int outputs = examples == 0 ? 0 : of.signals().rows() / examples;
    int size = patches.rows() + (biasRate == 0 ? 0 : 1);
    Matrix gradients = Matrix.zeros(of.signals().rows(), (to - from) * size);
    Matrix columns = Matrix.zeros(size, patches.columns()).fill(Math.sqrt(biasRate));
    Matrix weighted = columns.rowRange(0, patches.rows());
    ArrayValues inputs = new ArrayValues(of.inputs());
    ArrayValues into = new ArrayValues(weighted);
    for (int i = 0; i < examples; i++) {
      patches.gather(inputs, i * patches.inputs(), 1, 0, patches.columns(), into);
      weighted.scale(Math.sqrt(weightRate));
      for (int row = i * outputs; row < (i + 1) * outputs; row++) {
        Matrix signals = of.signals().rowRange(row, row + 1).reshape(channels, patches.columns());
        Matrix gradient = gradients.rowRange(row, row + 1).reshape(to - from, size);
        Blas.gemm(false, true, 1, signals.rowRange(from, to), columns, 0, gradient);
      }
    }
    return gradients;
  }
}
