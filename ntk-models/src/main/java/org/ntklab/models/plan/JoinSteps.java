package org.ntklab.models.plan;

import org.ntklab.core.layer.Join;

/** The joins of parallel branches. */
public final class JoinSteps {
  private JoinSteps() {}

  /**
   * The step of a join.
   *
   * @param multiplier of the last branch
   */
  public static LayerStep of(Join join, double multiplier, StepSite site) {
    return switch (join) {
      case SUM -> new SumStep(site, multiplier);
      case PRODUCT -> new ProductStep(site, multiplier);
      case CONCATENATE -> new ConcatenationStep(site, multiplier);
    };
  }

  /** What is there at first may be a NaN of an earlier pass, which no factor removes. */
  private static void write(boolean add, double factor, NativeValues x, NativeValues y, int n) {
    if (add) {
      PointwiseLoops.scaleAndAdd(1, factor, x, y, n);
    } else {
      PointwiseLoops.scale(factor, x, y, n);
    }
  }

  /** y = Σ x_i, the last one times a multiplier. */
  private static final class SumStep implements LayerStep {
    private final StepSite site;
    private final double multiplier;

    SumStep(StepSite site, double multiplier) {
      this.site = site;
      this.multiplier = multiplier;
    }

    @Override
    public void forward(int rows) {
      Slot y = site.output();
      int n = rows * y.size();
      PointwiseLoops.scale(factor(0), site.input(0).values(), y.values(), n);
      for (int i = 1; i < site.inputCount(); i++) {
        PointwiseLoops.scaleAndAdd(1, factor(i), site.input(i).values(), y.values(), n);
      }
    }

    @Override
    public void backward(int rows) {
      Slot y = site.output();
      int n = rows * y.size();
      for (int i = 0; i < site.inputCount(); i++) {
        Slot x = site.input(i);
        if (x.hasSignals()) {
          write(site.adds(i), factor(i), y.signals(), x.signals(), n);
        }
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

    @Override
    public void push(int rows) {
      Slot y = site.output();
      int n = rows * y.size();
      boolean any = false;
      for (int i = 0; i < site.inputCount(); i++) {
        if (site.input(i).hasSignals()) {
          write(any, factor(i), site.input(i).signals(), y.signals(), n);
          any = true;
        }
      }
    }

    private double factor(int branch) {
      return branch == site.inputCount() - 1 ? multiplier : 1;
    }
  }

  /** y = Π x_i, the last one times a multiplier. */
  private static final class ProductStep implements LayerStep {
    private final StepSite site;
    private final double multiplier;
    private final NativeValues others;

    ProductStep(StepSite site, double multiplier) {
      this.site = site;
      this.multiplier = multiplier;
      this.others = site.scratch(site.output().hasSignals() ? site.output().signals().length() : 0);
    }

    @Override
    public void forward(int rows) {
      Slot y = site.output();
      int n = rows * y.size();
      PointwiseLoops.scale(multiplier, site.input(0).values(), y.values(), n);
      for (int i = 1; i < site.inputCount(); i++) {
        PointwiseLoops.multiply(y.values(), site.input(i).values(), y.values(), n);
      }
    }

    @Override
    public void backward(int rows) {
      backwardSignals(rows, 1);
    }

    @Override
    public boolean takesManySignals() {
      return true;
    }

    @Override
    public void backwardSignals(int rows, int each) {
      Slot y = site.output();
      int n = rows * each * y.size();
      for (int i = 0; i < site.inputCount(); i++) {
        Slot x = site.input(i);
        if (!x.hasSignals()) {
          continue;
        }
        PointwiseLoops.scale(multiplier, y.signals(), others, n);
        for (int other = 0; other < site.inputCount(); other++) {
          if (other != i) {
            NativeValues x2 = site.input(other).values();
            PointwiseLoops.multiplyEach(x2, others, others, rows, each, y.size());
          }
        }
        write(site.adds(i), 1, others, x.signals(), n);
      }
    }

    @Override
    public boolean pushes() {
      return true;
    }

    @Override
    public void push(int rows) {
      Slot y = site.output();
      int n = rows * y.size();
      boolean any = false;
      for (int i = 0; i < site.inputCount(); i++) {
        if (!site.input(i).hasSignals()) {
          continue;
        }
        PointwiseLoops.scale(multiplier, site.input(i).signals(), others, n);
        for (int other = 0; other < site.inputCount(); other++) {
          if (other != i) {
            PointwiseLoops.multiply(others, site.input(other).values(), others, n);
          }
        }
        write(any, 1, others, y.signals(), n);
        any = true;
      }
    }
  }

  /** y = the channels of all x_i side by side, the last ones times a multiplier. */
  private static final class ConcatenationStep implements LayerStep {
    private final StepSite site;
    private final double multiplier;

    ConcatenationStep(StepSite site, double multiplier) {
      this.site = site;
      this.multiplier = multiplier;
    }

    @Override
    public void forward(int rows) {
      Slot y = site.output();
      int at = 0;
      for (int i = 0; i < site.inputCount(); i++) {
        Slot x = site.input(i);
        for (int row = 0; row < rows; row++) {
          for (int j = 0; j < x.size(); j++) {
            double value = factor(i) * x.values().get(row * x.size() + j);
            y.values().set(row * y.size() + at + j, value);
          }
        }
        at += x.size();
      }
    }

    @Override
    public void backward(int rows) {
      Slot y = site.output();
      int at = 0;
      for (int i = 0; i < site.inputCount(); i++) {
        Slot x = site.input(i);
        for (int row = 0; x.hasSignals() && row < rows; row++) {
          for (int j = 0; j < x.size(); j++) {
            int to = row * x.size() + j;
            double before = site.adds(i) ? x.signals().get(to) : 0;
            double signal = y.signals().get(row * y.size() + at + j);
            x.signals().set(to, before + factor(i) * signal);
          }
        }
        at += x.size();
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

    @Override
    public void push(int rows) {
      Slot y = site.output();
      int at = 0;
      for (int i = 0; i < site.inputCount(); i++) {
        Slot x = site.input(i);
        for (int row = 0; row < rows; row++) {
          for (int j = 0; j < x.size(); j++) {
            double along = x.hasSignals() ? x.signals().get(row * x.size() + j) : 0;
            y.signals().set(row * y.size() + at + j, factor(i) * along);
          }
        }
        at += x.size();
      }
    }

    private double factor(int branch) {
      return branch == site.inputCount() - 1 ? multiplier : 1;
    }
  }
}
