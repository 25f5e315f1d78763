package org.ntklab.models.layers.norm;

import org.ntklab.models.finite.ExampleMap;

/**
 * y = (x − mean) / √(variance + ε) over the channels at each position.
 *
 * @param epsilon ε
 * @param channels C
 * @param positions T
 */
record LayerNormMap(double epsilon, int channels, int positions) implements ExampleMap {
  @Override
  public Loops loops() {
    return new NormLoops(this);
  }

  private record NormLoops(LayerNormMap map) implements Loops {
    @Override
    public int outputs() {
      return map.channels * map.positions;
    }

    @Override
    public void forward(double[] x, double[] y) {
      for (int t = 0; t < map.positions; t++) {
        double mean = mean(x, t);
        double factor = factor(x, t, mean);
        for (int i = t; i < x.length; i += map.positions) {
          y[i] = factor * (x[i] - mean);
        }
      }
    }

    /** ∂/∂x = r (∂/∂y − mean(∂/∂y) − y mean(y ∂/∂y)). */
    @Override
    public void backward(double[] x, double[] dy, double[] dx) {
      for (int t = 0; t < map.positions; t++) {
        double mean = mean(x, t);
        double factor = factor(x, t, mean);
        double sum = 0;
        double along = 0;
        for (int i = t; i < x.length; i += map.positions) {
          sum += dy[i];
          along += factor * (x[i] - mean) * dy[i];
        }
        for (int i = t; i < x.length; i += map.positions) {
          double y = factor * (x[i] - mean);
          dx[i] = factor * (dy[i] - sum / map.channels - y * along / map.channels);
        }
      }
    }

    @Override
    public boolean pushes() {
      return true;
    }

    /** The Jacobian is symmetric. */
    @Override
    public void push(double[] x, double[] along, double[] pushed) {
      backward(x, along, pushed);
    }

    private double mean(double[] x, int t) {
      double sum = 0;
      for (int i = t; i < x.length; i += map.positions) {
        sum += x[i];
      }
      return sum / map.channels;
    }

    /** 1/√(variance + ε); 0 where both are, since there is nothing to normalise. */
    private double factor(double[] x, int t, double mean) {
      double squares = 0;
      for (int i = t; i < x.length; i += map.positions) {
        squares += (x[i] - mean) * (x[i] - mean);
      }
      double variance = squares / map.channels + map.epsilon;
      return variance == 0 ? 0 : 1 / Math.sqrt(variance);
    }
  }
}
