package org.ntklab.models.plan;

/** y = s x. */
public final class ScaleStep implements LayerStep {
  private final double factor;
  private final StepSite site;

  /** The factor at its place. */
  public ScaleStep(double factor, StepSite site) {
    this.factor = factor;
    this.site = site;
  }

  @Override
  public void forward(int rows) {
    int n = rows * site.input().size();
    PointwiseLoops.scale(factor, site.input().values(), site.output().values(), n);
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
    int n = rows * site.input().size();
    PointwiseLoops.scale(factor, site.input().signals(), site.output().signals(), n);
  }

  @Override
  public void backward(int rows) {
    int n = rows * site.input().size();
    if (site.adds(0)) {
      PointwiseLoops.scaleAndAdd(1, factor, site.output().signals(), site.input().signals(), n);
    } else {
      PointwiseLoops.scale(factor, site.output().signals(), site.input().signals(), n);
    }
  }
}
