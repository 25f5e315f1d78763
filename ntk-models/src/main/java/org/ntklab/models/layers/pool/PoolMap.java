package org.ntklab.models.layers.pool;

import java.util.Arrays;
import java.util.List;
import org.ntklab.models.finite.ExampleMap;
import org.ntklab.models.layers.window.AxisWindow;
import org.ntklab.models.layers.window.WindowPositions;

/**
 * Windows of positions reduced to one number each, channel by channel.
 *
 * @param reduction what becomes of a window
 * @param channels of input and output
 * @param axes the window along each axis
 */
record PoolMap(Pool.Reduction reduction, int channels, List<AxisWindow> axes)
    implements ExampleMap {
  PoolMap {
    axes = List.copyOf(axes);
  }

  @Override
  public Loops loops() {
    WindowPositions positions = new WindowPositions(axes);
    return switch (reduction) {
      case AVERAGE -> new Weighted(channels, positions, 1.0 / positions.size());
      case SUM -> new Weighted(channels, positions, 1);
      case MAX -> new Largest(channels, positions);
    };
  }

  /** factor · Σ over a window. */
  private record Weighted(int channels, WindowPositions positions, double factor) implements Loops {
    @Override
    public int outputs() {
      return channels * positions.outputs();
    }

    @Override
    public void forward(double[] x, double[] y) {
      for (int c = 0; c < channels; c++) {
        for (int o = 0; o < positions.outputs(); o++) {
          double sum = 0;
          for (int place = 0; place < positions.size(); place++) {
            int source = positions.source(place, o);
            sum += source == WindowPositions.BEYOND ? 0 : x[c * positions.inputs() + source];
          }
          y[c * positions.outputs() + o] = factor * sum;
        }
      }
    }

    @Override
    public boolean pushes() {
      return true;
    }

    @Override
    public void push(double[] x, double[] along, double[] pushed) {
      forward(along, pushed);
    }

    @Override
    public void backward(double[] x, double[] dy, double[] dx) {
      Arrays.fill(dx, 0);
      for (int c = 0; c < channels; c++) {
        for (int place = 0; place < positions.size(); place++) {
          for (int o = 0; o < positions.outputs(); o++) {
            int source = positions.source(place, o);
            if (source != WindowPositions.BEYOND) {
              dx[c * positions.inputs() + source] += factor * dy[c * positions.outputs() + o];
            }
          }
        }
      }
    }
  }

  /** The largest of a window, the first of equal ones. */
  private record Largest(int channels, WindowPositions positions) implements Loops {
    @Override
    public int outputs() {
      return channels * positions.outputs();
    }

    @Override
    public void forward(double[] x, double[] y) {
      for (int c = 0; c < channels; c++) {
        for (int o = 0; o < positions.outputs(); o++) {
          y[c * positions.outputs() + o] = x[largest(x, c, o)];
        }
      }
    }

    @Override
    public boolean pushes() {
      return true;
    }

    @Override
    public void push(double[] x, double[] along, double[] pushed) {
      for (int c = 0; c < channels; c++) {
        for (int o = 0; o < positions.outputs(); o++) {
          pushed[c * positions.outputs() + o] = along[largest(x, c, o)];
        }
      }
    }

    @Override
    public void backward(double[] x, double[] dy, double[] dx) {
      Arrays.fill(dx, 0);
      for (int c = 0; c < channels; c++) {
        for (int o = 0; o < positions.outputs(); o++) {
          dx[largest(x, c, o)] += dy[c * positions.outputs() + o];
        }
      }
    }

    /** Where in x; every window covers a position. */
    private int largest(double[] x, int channel, int output) {
      int best = WindowPositions.BEYOND;
      for (int place = 0; place < positions.size(); place++) {
        int source = positions.source(place, output);
        if (source != WindowPositions.BEYOND) {
          int at = channel * positions.inputs() + source;
          // NaN is the largest, so that a network that diverged says so.
          best = best < 0 || x[at] > x[best] || Double.isNaN(x[at]) ? at : best;
        }
      }
      return best;
    }
  }
}
