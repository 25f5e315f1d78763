package org.ntklab.models.layers.conv;

import java.util.List;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.plan.StepSite;

/** The library that ND4J may bring for convolutions in single precision. */
final class OneDnn {
  private OneDnn() {}

  /** Whether the library is there, and has such a convolution. */
  static boolean has(PatchShape shape, StepSite site) {
    List<AxisWindow> axes = shape.axes();
    return !site.weight("W").isDouble()
        && axes.size() == 2
        && axes.stream().noneMatch(axis -> axis.padding() == Padding.CIRCULAR)
        && axes.stream().allMatch(axis -> axis.size() <= axis.extent())
        && Library.IS_THERE;
  }

  /** Asked once, and only for a convolution in single precision: it loads ND4J. */
  private static final class Library {
    static final boolean IS_THERE = isThere();

    private static boolean isThere() {
      Nd4j.getBackend();
      String info = NativeOpsHolder.getInstance().getDeviceNativeOps().buildInfo();
      return info.contains("ONEDNN") || info.contains("MKLDNN");
    }
  }
}
