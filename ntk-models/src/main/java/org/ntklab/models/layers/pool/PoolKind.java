package org.ntklab.models.layers.pool;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.plugin.Kind;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.models.layers.window.WindowOptions;

/** {@code average-pool: {window: 2, stride: 2, padding: valid}} and its siblings. */
public abstract class PoolKind implements Kind<Layer> {
  private final Pool.Reduction reduction;

  private PoolKind(Pool.Reduction reduction) {
    this.reduction = reduction;
  }

  @Override
  public Layer read(Options options) {
    options.main("window");
    List<Integer> window = WindowOptions.required(options, "window");
    List<Integer> stride = WindowOptions.extents(options, "stride", window);
    return new Pool(
        reduction,
        new SlidingWindow(window, stride, WindowOptions.padding(options, Padding.VALID)));
  }

  /** {@code average-pool}. */
  public static final class Average extends PoolKind {
    /** The kind. */
    public Average() {
      super(Pool.Reduction.AVERAGE);
    }
  }

  /** {@code sum-pool}. */
  public static final class Sum extends PoolKind {
    /** The kind. */
    public Sum() {
      super(Pool.Reduction.SUM);
    }
  }

  /** {@code max-pool}. */
  public static final class Max extends PoolKind {
    /** The kind. */
    public Max() {
      super(Pool.Reduction.MAX);
    }
  }
}
