package org.ntklab.models.layers.conv.lanes;

import java.nio.ByteBuffer;

/**
 * What Winograd's convolution F(4×4, 3×3) does besides products, in single precision.
 *
 * <p>With tiles d of 6×6 inputs, windows g of 3×3 and tiles y of 4×4 outputs, y = Aᵀ[(G g Gᵀ) ⊙ (Bᵀ
 * d B)]A. The matrices are those of the points 0, ±5/8, ±3/2 and ∞, which float numbers hold
 * exactly and whose error is half or a quarter of that of 0, ±1, ±2 and ∞.
 *
 * <p>An <em>image</em> lies with channels last, a multiple of {@link #LANES} of them for each
 * point; <em>planes</em> are 36 matrices {@code [tiles, channels]}, one for each place in a
 * transformed tile. Places and lengths count numbers, not bytes.
 */
public interface TileLoops {
  /** Channels come in multiples of it. */
  int LANES = 8;

  /** Outputs of a tile along an axis. */
  int OUTPUTS = 4;

  /** Inputs of a tile along an axis, and places of a transformed one. */
  int INPUTS = 6;

  /** Places of a transformed tile. */
  int PLANES = INPUTS * INPUTS;

  /** The first point besides 0; its opposite is the second. */
  float A = 0.625f;

  /** The third; its opposite is the fourth. */
  float B = 1.5f;

  /** Rows of a square that is turned at a time, and channels or points at least. */
  int SQUARE = 8;

  /** Whether the processor has such instructions. */
  boolean areFast();

  /**
   * Channels first to channels last.
   *
   * @param from {@code [channels, places.length]} from {@code at} on
   * @param channels at least {@link #SQUARE}
   * @param places of the points in the image; at least {@link #SQUARE}
   * @param image modified where the points are, at their first channels
   * @param start where it begins
   */
  void toImage(ByteBuffer from, int at, int channels, int[] places, float[] image, int start);

  /**
   * Channels last to channels first.
   *
   * @param to {@code [channels, places.length]} from {@code at} on; overwritten
   */
  void fromImage(float[] image, int start, int[] places, ByteBuffer to, int at, int channels);

  /**
   * Bᵀ d B of some tiles.
   *
   * @param image of the inputs
   * @param corners where tiles begin
   * @param from the first tile
   * @param tiles how many
   * @param row numbers from row to row of the image
   * @param channels of a point
   * @param planes overwritten, tile {@code from} first
   * @param plane numbers from plane to plane
   */
  void inputTiles(
      float[] image,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      ByteBuffer planes,
      int plane);

  /**
   * d ← d + B m Bᵀ, the transpose of {@link #inputTiles}.
   *
   * @param image modified; tiles overlap there
   */
  void addInputTiles(
      ByteBuffer planes,
      int plane,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] image);

  /**
   * y = Aᵀ m A + b.
   *
   * @param biases {@code [channels]}
   * @param image of the outputs; overwritten
   */
  void outputTiles(
      ByteBuffer planes,
      int plane,
      float[] biases,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] image);

  /**
   * A e Aᵀ, the transpose of {@link #outputTiles}.
   *
   * @param image of the outputs' signals
   * @param sums {@code [channels]}; the signals are added to it
   * @param planes overwritten
   */
  void signalTiles(
      float[] image,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] sums,
      ByteBuffer planes,
      int plane);
}
