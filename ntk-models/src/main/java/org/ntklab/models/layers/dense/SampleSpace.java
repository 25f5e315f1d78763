package org.ntklab.models.layers.dense;

import java.util.Map;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.RepeatedBatch;
import org.ntklab.models.plan.StepSite;

/**
 * Gradient descent of a dense layer of data in the space of the examples.
 *
 * <p>As long as the same batch X {@code [n, fanIn]} passes, each step adds c_W Xᵀ E to the weights
 * and c_b Σ E to the biases, E the signals and c minus the rates. So the layer's outputs move by
 *
 * <pre>Z ← Z + (c_W X Xᵀ + c_b) E,</pre>
 *
 * the layer's own part of the tangent kernel, and the weights may wait: W + c_W Xᵀ ΣE is made when
 * somebody looks. A step takes 2 n² fanOut flops in the place of 4 n · fanIn · fanOut, which pays
 * where examples are fewer than features. The first step of a batch is the plain one to the bit.
 */
final class SampleSpace implements RepeatedBatch {
  private static final String WEIGHTS = "weights";
  private static final String SIGNALS = "signals";
  private static final String VALUES = "values";

  private final StepSite site;
  private final double weightFactor;
  private final double biasFactor;
  private final int fanIn;
  private final int fanOut;
  private final Operand x;
  private final Operand z;
  private final Operand e;
  private final Operand w;

  /** ΣE of the steps that the weights have not seen, and X Xᵀ with the rates; made when needed. */
  private NativeValues sum;

  private Operand sums;
  private NativeValues gram;
  private Operand grams;
  private boolean gramIsKnown;

  /** Rows that are held, or 0; whether Z is theirs, and whether E waits to be added to it. */
  private int rows;

  private boolean passed;
  private boolean waits;

  SampleSpace(StepSite site) {
    this.site = site;
    this.weightFactor = site.update("W").descent().orElseThrow();
    this.biasFactor = site.hasWeight("b") ? site.update("b").descent().orElseThrow() : 0;
    this.fanIn = site.input().size();
    this.fanOut = site.output().size();
    this.x = new Operand(site.input().values(), fanIn);
    this.z = new Operand(site.output().values(), fanOut);
    this.e = new Operand(site.output().signals(), fanOut);
    this.w = new Operand(site.weight("W"), fanIn);
  }

  /** Whether a layer may be trained so. */
  static boolean suits(StepSite site) {
    return site.output().size() > 1
        && site.update("W").descent().isPresent()
        && (!site.hasWeight("b") || site.update("b").descent().isPresent());
  }

  boolean isHeld() {
    return rows > 0;
  }

  @Override
  public void hold(int count) {
    if (isHeld() || count > fanIn) {
      return;
    }
    begin(count);
    sum.fill(0, sum.length());
  }

  private void begin(int count) {
    if (sum == null) {
      long most = Math.min(site.capacity(), fanIn);
      sum = site.scratch(most * fanOut);
      sums = new Operand(sum, fanOut);
    }
    rows = count;
    passed = false;
    waits = false;
    gramIsKnown = false;
  }

  /**
   * The values at the present weights.
   *
   * @return false when they must come from the weights themselves
   */
  boolean forward() {
    if (!isHeld()) {
      return false;
    }
    boolean known = passed;
    passed = true;
    catchUp();
    return known;
  }

  /** Z as the latest step left it. */
  private void catchUp() {
    if (!waits) {
      return;
    }
    if (!gramIsKnown) {
      findGram();
    }
    Products.gemm(false, false, rows, fanOut, rows, 1, grams.rowsOf(rows), e, 1, z);
    waits = false;
  }

  private void findGram() {
    if (gram == null) {
      int most = Math.min(site.capacity(), fanIn);
      gram = site.scratch((long) most * most);
      grams = new Operand(gram, most);
    }
    gram.fill(biasFactor, rows * rows);
    Products.gemm(false, true, rows, rows, fanIn, weightFactor, x, x, 1, grams.rowsOf(rows));
    gramIsKnown = true;
  }

  /** Keeps the signals of a step in the place of their product. */
  void gather() {
    Products.axpy(rows * fanOut, 1, e, sums);
    waits = true;
  }

  @Override
  public void release() {
    if (!isHeld()) {
      return;
    }
    Products.gemm(true, false, fanOut, fanIn, rows, weightFactor, sums, x, 1, w);
    rows = 0;
  }

  @Override
  public Map<String, StateArray> save() {
    if (!isHeld()) {
      return Map.of();
    }
    catchUp();
    return Map.of(
        WEIGHTS, site.weight("W").toState(),
        SIGNALS, sum.toState(rows * fanOut),
        VALUES, site.output().values().toState(rows * fanOut));
  }

  @Override
  public void restore(int count, NetworkState state, String prefix) {
    begin(count);
    site.weight("W").assign(state.array(prefix + WEIGHTS, (long) fanIn * fanOut));
    sum.assign(state.array(prefix + SIGNALS, (long) count * fanOut));
    site.output().values().assign(state.array(prefix + VALUES, (long) count * fanOut));
    passed = true;
  }
}
