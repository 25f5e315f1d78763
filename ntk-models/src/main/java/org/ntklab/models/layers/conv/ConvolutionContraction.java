package org.ntklab.models.layers.conv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.contraction.OuterTerm;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.contraction.TangentTerm;
import org.ntklab.models.tangent.Rates;

/**
 * The tangent kernel of a convolution, by the cheaper of two ways, counted in multiplications with
 * P = C·|F|·channels weights, T windows and O outputs (where means are wanted, O stands for O²):
 *
 * <pre>
 * explicit  gradients of the weights, then their products    (n1 + n2)·O·T·P + n1·n2·O²·P
 * implicit  products of patches times products of signals    n1·n2·T²·(C·|F| + O²·channels)
 *           at all pairs of windows
 * </pre>
 *
 * <p>The implicit way wins on maps of a few positions. Gradients are made for a range of channels
 * at a time where all of them would take more than {@value #MOST_VALUES} values.
 */
@Reference(key = "novak2022", where = "Section 3, costs of Jacobian contraction")
final class ConvolutionContraction implements TangentRule {
  private static final long MOST_VALUES = 1L << 26;

  /** Which way. */
  enum Way {
    /** The cheaper one. */
    CHEAPER,
    /** Gradients of the weights. */
    EXPLICIT,
    /** Pairs of windows. */
    IMPLICIT
  }

  private final PatchShape shape;
  private final Way way;
  private final long mostValues;

  ConvolutionContraction(PatchShape shape) {
    this(shape, Way.CHEAPER, MOST_VALUES);
  }

  ConvolutionContraction(PatchShape shape, Way way, long mostValues) {
    this.shape = shape;
    this.way = way;
    this.mostValues = mostValues;
  }

  @Override
  public List<Supplier<TangentTerm>> terms(
      LayerMemory x, LayerMemory x2, Rates rates, boolean mean, int threads) {
    Patches patches = shape.patches();
    int channels = x.outputSize() / patches.columns();
    boolean implicit =
        way == Way.IMPLICIT
            || (way == Way.CHEAPER && implicitIsCheaper(patches, channels, x, x2, mean));
    if (implicit) {
      return List.of(() -> new WindowPairs(shape, x, x2, rates, mean));
    }
    int size = patches.rows() + (rates.of("b") == 0 ? 0 : 1);
    long rows = (long) x.signals().length() / x.outputSize();
    rows += x.isSameAs(x2) ? 0 : x2.signals().length() / x2.outputSize();
    int range = (int) Math.max(1, Math.min(channels, mostValues / Math.max(1, rows * size)));
    List<Supplier<TangentTerm>> terms = new ArrayList<>();
    for (int from = 0; from < channels; from += range) {
      int first = from;
      int last = Math.min(from + range, channels);
      terms.add(() -> explicit(x, x2, rates, mean, threads, first, last));
    }
    return terms;
  }

  private static boolean implicitIsCheaper(
      Patches patches, int channels, LayerMemory x, LayerMemory x2, boolean mean) {
    double outputs = x.outputs();
    double pairs = (double) x.examples() * x2.examples();
    double pairsOfOutputs = mean ? outputs : outputs * outputs;
    double windows = patches.columns();
    double weights = (double) patches.rows() * channels;
    double examples = x.isSameAs(x2) ? x.examples() : x.examples() + x2.examples();
    double explicit = examples * outputs * windows * weights + pairs * pairsOfOutputs * weights;
    double implicit = pairs * windows * windows * (patches.rows() + pairsOfOutputs * channels);
    return implicit < explicit;
  }

  private TangentTerm explicit(
      LayerMemory x, LayerMemory x2, Rates rates, boolean mean, int threads, int from, int to) {
    GradientRows rows = new GradientRows(shape, x, rates, from, to, threads);
    GradientRows columns =
        x.isSameAs(x2) ? rows : new GradientRows(shape, x2, rates, from, to, threads);
    return new OuterTerm(
        side(x, rows),
        side(x2, columns),
        x.outputs(),
        1,
        0,
        mean,
        List.of(rows.values(), columns.values()));
  }

  private static OuterTerm.Side side(LayerMemory x, GradientRows rows) {
    return new OuterTerm.Side(x.examples(), Optional.empty(), 0, rows.values(), rows.size());
  }
}
