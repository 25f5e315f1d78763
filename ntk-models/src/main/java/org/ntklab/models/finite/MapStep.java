package org.ntklab.models.finite;

import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.StepSite;

/** An {@link ExampleMap}: one example after the other, through the heap. */
final class MapStep implements LayerStep {
  private final ExampleMap.Loops loops;
  private final Slot input;
  private final Slot output;
  private final boolean adds;
  private final double[] x;
  private final double[] y;
  private final double[] dx;

  /** The map at its place. */
  MapStep(ExampleMap map, StepSite site) {
    this.loops = map.loops();
    this.input = site.input();
    this.output = site.output();
    this.adds = site.adds(0);
    this.x = new double[input.size()];
    this.y = new double[output.size()];
    this.dx = new double[input.size()];
  }

  @Override
  public void forward(int rows) {
    for (int i = 0; i < rows; i++) {
      get(input.values(), i, x);
      loops.forward(x, y);
      put(y, output.values(), i, false);
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
    for (int i = 0; i < rows * each; i++) {
      if (i % each == 0) {
        get(input.values(), i / each, x);
      }
      get(output.signals(), i, y);
      loops.backward(x, y, dx);
      put(dx, input.signals(), i, adds);
    }
  }

  @Override
  public boolean pushes() {
    return loops.pushes();
  }

  @Override
  public void push(int rows) {
    for (int i = 0; i < rows; i++) {
      get(input.values(), i, x);
      get(input.signals(), i, dx);
      loops.push(x, dx, y);
      put(y, output.signals(), i, false);
    }
  }

  private static void get(NativeValues from, int row, double[] into) {
    int at = row * into.length;
    if (from.isDouble()) {
      from.doubles().get(at, into);
    } else {
      for (int j = 0; j < into.length; j++) {
        into[j] = from.floats().get(at + j);
      }
    }
  }

  private static void put(double[] from, NativeValues into, int row, boolean add) {
    int at = row * from.length;
    if (into.isDouble()) {
      for (int j = 0; j < from.length; j++) {
        into.doubles().put(at + j, add ? into.doubles().get(at + j) + from[j] : from[j]);
      }
    } else {
      for (int j = 0; j < from.length; j++) {
        into.floats().put(at + j, (float) (add ? into.floats().get(at + j) + from[j] : from[j]));
      }
    }
  }
}
