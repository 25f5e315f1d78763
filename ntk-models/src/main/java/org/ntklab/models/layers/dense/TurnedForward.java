package org.ntklab.models.layers.dense;

import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.Turn;

/**
 * a Wᵀ of few examples as (W aᵀ)ᵀ, in single precision: the product of matrices that lie as they
 * are multiplied need not copy W, and to turn the few rows costs less than that.
 */
final class TurnedForward {
  /** Where 32 to 128 rows were seen to gain, a tenth to the whole of the time. */
  private static final int FEWEST_ROWS = 16;

  private static final int MOST_ROWS = 128;
  private static final long LEAST_WEIGHTS = 1L << 19;

  private final StepSite site;
  private final int fanIn;
  private final int fanOut;
  private final Operand w;
  private NativeValues turnedInput;
  private NativeValues turnedOutput;
  private Operand at;
  private Operand zt;

  TurnedForward(StepSite site) {
    this.site = site;
    this.fanIn = site.input().size();
    this.fanOut = site.output().size();
    this.w = new Operand(site.weight("W"), fanIn);
  }

  /** Whether products of so many rows are faster so. */
  static boolean pays(int rows, int fanIn, int fanOut, boolean doubles) {
    return !doubles
        && rows >= FEWEST_ROWS
        && rows <= MOST_ROWS
        && (long) fanIn * fanOut >= LEAST_WEIGHTS
        && Products.arePieced(fanOut, rows, fanIn, false);
  }

  /** z ← a Wᵀ. */
  void of(int rows) {
    if (at == null) {
      int most = Math.min(MOST_ROWS, site.capacity());
      turnedInput = site.scratch((long) most * fanIn);
      turnedOutput = site.scratch((long) most * fanOut);
      at = new Operand(turnedInput, most);
      zt = new Operand(turnedOutput, most);
    }
    Turn.of(site.input().values(), turnedInput, 0, rows, fanIn);
    Products.gemm(false, false, fanOut, rows, fanIn, 1, w, at.rowsOf(rows), 0, zt.rowsOf(rows));
    Turn.of(turnedOutput, site.output().values(), 0, fanOut, rows);
  }
}
