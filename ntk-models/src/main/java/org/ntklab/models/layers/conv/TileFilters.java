package org.ntklab.models.layers.conv;

import java.nio.FloatBuffer;
import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.plan.NativeValues;

/**
 * Windows of 3×3 and what they become for tiles: G g Gᵀ, 36 matrices over channels; and back, the
 * transpose of it.
 */
final class TileFilters {
  private static final int N = TileLoops.INPUTS;
  private static final int PLACES = 9;
  private static final int SIDE = 3;
  private static final float A = TileLoops.A;
  private static final float B = TileLoops.B;

  /** 1/N of each point, N the product of its distances to the others; by the formula in double. */
  private static final float ZERO = (float) (1.0 / ((double) A * A * B * B));

  private static final float AT_A = (float) (0.5 / ((double) A * A * (A * A - B * B)));
  private static final float AT_B = (float) (0.5 / ((double) B * B * (B * B - A * A)));

  private final TileImages in;
  private final TileImages out;
  private final int plane;
  private final float[] g = new float[PLACES];
  private final float[] half = new float[N * SIDE];
  private final float[] whole = new float[N * N];

  TileFilters(TileImages in, TileImages out) {
    this.in = in;
    this.out = out;
    this.plane = in.lanes() * out.lanes();
  }

  /**
   * Matrices {@code [channels, outputs]}, each at a multiple of their size.
   *
   * @param weights {@code [outputs, channels, 3, 3]}
   * @param to modified where there are channels
   */
  void toPlanes(NativeValues weights, NativeValues to) {
    toPlanes(weights, to, out.lanes(), 1);
  }

  /** The same matrices transposed, {@code [outputs, channels]}. */
  void toTransposedPlanes(NativeValues weights, NativeValues to) {
    toPlanes(weights, to, 1, in.lanes());
  }

  private void toPlanes(NativeValues weights, NativeValues to, int channel, int output) {
    FloatBuffer w = weights.floats();
    FloatBuffer u = to.floats();
    for (int k = 0; k < out.channels(); k++) {
      for (int c = 0; c < in.channels(); c++) {
        w.get((k * in.channels() + c) * PLACES, g);
        for (int x = 0; x < SIDE; x++) {
          transform(g[x], g[SIDE + x], g[2 * SIDE + x], half, x, SIDE);
        }
        for (int y = 0; y < N; y++) {
          int i = y * SIDE;
          transform(half[i], half[i + 1], half[i + 2], whole, y * N, 1);
        }
        int at = c * channel + k * output;
        for (int i = 0; i < N * N; i++) {
          u.put(i * plane + at, whole[i]);
        }
      }
    }
  }

  /**
   * ∂g = Gᵀ ∂U G.
   *
   * @param from matrices {@code [channels, outputs]}
   * @param to {@code [outputs, channels, 3, 3]}; ← beta · to + factor · ∂g
   */
  void addGradients(NativeValues from, double factor, double beta, NativeValues to) {
    FloatBuffer u = from.floats();
    FloatBuffer w = to.floats();
    float f = (float) factor;
    float b = (float) beta;
    for (int k = 0; k < out.channels(); k++) {
      for (int c = 0; c < in.channels(); c++) {
        int at = c * out.lanes() + k;
        for (int i = 0; i < N * N; i++) {
          whole[i] = u.get(i * plane + at);
        }
        for (int y = 0; y < N; y++) {
          back(whole, y * N, 1, half, y * SIDE, 1);
        }
        for (int x = 0; x < SIDE; x++) {
          back(half, x, SIDE, g, x, SIDE);
        }
        int first = (k * in.channels() + c) * PLACES;
        for (int i = 0; i < PLACES; i++) {
          float before = b == 0 ? 0 : b * w.get(first + i);
          w.put(first + i, before + f * g[i]);
        }
      }
    }
  }

  /** G of three numbers. */
  private static void transform(float g0, float g1, float g2, float[] to, int at, int step) {
    float ea = AT_A * (g0 + A * A * g2);
    float oa = AT_A * A * g1;
    float eb = AT_B * (g0 + B * B * g2);
    float ob = AT_B * B * g1;
    int i = at;
    to[i] = ZERO * g0;
    to[i += step] = ea + oa;
    to[i += step] = ea - oa;
    to[i += step] = eb + ob;
    to[i += step] = eb - ob;
    to[i += step] = g2;
  }

  /** Gᵀ of six numbers. */
  private static void back(float[] from, int at, int step, float[] to, int into, int stride) {
    float u0 = from[at];
    float u1 = from[at + step];
    float u2 = from[at + 2 * step];
    float u3 = from[at + 3 * step];
    float u4 = from[at + 4 * step];
    float u5 = from[at + 5 * step];
    float ea = AT_A * (u1 + u2);
    float eb = AT_B * (u3 + u4);
    to[into] = ZERO * u0 + ea + eb;
    to[into + stride] = AT_A * A * (u1 - u2) + AT_B * B * (u3 - u4);
    to[into + 2 * stride] = A * A * ea + B * B * eb + u5;
  }
}
