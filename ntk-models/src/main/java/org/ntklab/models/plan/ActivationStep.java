package org.ntklab.models.plan;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.core.activation.Activation;

/** y = φ(x), entry by entry. */
public final class ActivationStep implements LayerStep {
  /** Place of ẋ among the buffers. */
  private static final int PUSHED = 4;

  private final Activation activation;
  private final StepSite site;
  private final Slot input;
  private final Slot output;
  private final NativeValues target;
  private final boolean adds;

  /** Buffers over the rows of the latest pass, so that a pass makes none. */
  private DoubleBuffer[] doubles;

  private FloatBuffer[] floats;
  private int rows = -1;

  /** φ′(x), where it is used more than once. */
  private NativeValues slopes;

  /** The function at its place. */
  public ActivationStep(Activation activation, StepSite site) {
    this.activation = activation;
    this.site = site;
    this.input = site.input();
    this.output = site.output();
    this.adds = site.adds(0) && input.hasSignals();
    this.target =
        adds ? site.scratch(input.signals().length()) : input.hasSignals() ? input.signals() : null;
  }

  @Override
  public void forward(int n) {
    window(n);
    if (doubles != null) {
      activation.values(doubles[0], doubles[1]);
    } else {
      activation.values(floats[0], floats[1]);
    }
  }

  @Override
  public void backward(int n) {
    window(n);
    if (doubles != null) {
      activation.backward(doubles[0], doubles[2], doubles[3]);
    } else {
      activation.backward(floats[0], floats[2], floats[3]);
    }
    if (adds) {
      PointwiseLoops.scaleAndAdd(1, 1, target, input.signals(), n * input.size());
    }
  }

  @Override
  public boolean takesManySignals() {
    return true;
  }

  /** φ′ is computed once an example. */
  @Override
  public void backwardSignals(int n, int each) {
    window(n);
    if (slopes == null) {
      slopes = site.scratch(input.values().length());
    }
    int length = n * input.size();
    slopes.fill(1, length);
    if (doubles != null) {
      activation.backward(doubles[0], slopes.doubles(), slopes.doubles());
    } else {
      activation.backward(floats[0], slopes.floats(), slopes.floats());
    }
    PointwiseLoops.multiplyEach(slopes, output.signals(), target, n, each, input.size());
    if (adds) {
      PointwiseLoops.scaleAndAdd(1, 1, target, input.signals(), length * each);
    }
  }

  @Override
  public boolean pushes() {
    return true;
  }

  /** ẏ = φ′(x) ẋ: what goes backward goes forward too. */
  @Override
  public void push(int n) {
    window(n);
    if (doubles != null) {
      activation.backward(doubles[0], doubles[PUSHED], doubles[2]);
    } else {
      activation.backward(floats[0], floats[PUSHED], floats[2]);
    }
  }

  private void window(int n) {
    if (rows == n) {
      return;
    }
    rows = n;
    int length = n * input.size();
    NativeValues dy = output.hasSignals() ? output.signals() : output.values();
    NativeValues dx = target == null ? output.values() : target;
    NativeValues pushed = input.hasSignals() ? input.signals() : input.values();
    if (input.values().isDouble()) {
      doubles =
          new DoubleBuffer[] {
            input.values().doubles().slice(0, length),
            output.values().doubles().slice(0, length),
            dy.doubles().slice(0, length),
            dx.doubles().slice(0, length),
            pushed.doubles().slice(0, length)
          };
    } else {
      floats =
          new FloatBuffer[] {
            input.values().floats().slice(0, length),
            output.values().floats().slice(0, length),
            dy.floats().slice(0, length),
            dx.floats().slice(0, length),
            pushed.floats().slice(0, length)
          };
    }
  }
}
