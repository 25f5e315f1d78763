package org.ntklab.models.layers.conv;

import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.plan.NativeValues;

/**
 * How one side of a convolution, its inputs or its outputs, lies with channels last in images of
 * some examples one after the other. What no number of an example lies at stays as it is, zero in
 * an image that only {@link #take} writes to.
 */
final class TileImages {
  private final int channels;
  private final int lanes;
  private final int row;
  private final int size;
  private final int[] places;
  private final int[] corners;
  private final int[] edges;

  /**
   * A side.
   *
   * @param lanes numbers of a point, its channels first
   * @param row numbers from row to row
   * @param size numbers of one example's image
   * @param places of an example's points in its image
   * @param corners where the tiles of all examples begin
   * @param edges places beyond the edge of an example's image, and behind each that of the point
   *     that is repeated there
   */
  TileImages(int channels, int lanes, int row, int size, int[] places, int[] corners, int[] edges) {
    this.channels = channels;
    this.lanes = lanes;
    this.row = row;
    this.size = size;
    this.places = places;
    this.corners = corners;
    this.edges = edges;
  }

  int channels() {
    return channels;
  }

  /** Numbers of a point. */
  int lanes() {
    return lanes;
  }

  /** Numbers from row to row. */
  int row() {
    return row;
  }

  /** Numbers of one example's image. */
  int size() {
    return size;
  }

  /** Where the tiles of all examples begin. */
  int[] corners() {
    return corners;
  }

  /** Turns some examples, {@code [channels, points]} each, into images. */
  void take(TileLoops loops, NativeValues from, int first, int count, float[] images) {
    for (int i = 0; i < count; i++) {
      int at = (first + i) * channels * places.length;
      int start = i * size;
      loops.toImage(from.bytes(), at, channels, places, images, start);
      for (int edge = 0; edge < edges.length; edge += 2) {
        System.arraycopy(images, start + edges[edge + 1], images, start + edges[edge], lanes);
      }
    }
  }

  /**
   * Turns images back.
   *
   * @param images modified: what lies beyond an edge is added to the point that is repeated there
   */
  void put(TileLoops loops, float[] images, NativeValues to, int first, int count) {
    for (int i = 0; i < count; i++) {
      int at = (first + i) * channels * places.length;
      int start = i * size;
      for (int edge = 0; edge < edges.length; edge += 2) {
        int from = start + edges[edge];
        int into = start + edges[edge + 1];
        for (int c = 0; c < lanes; c++) {
          images[into + c] += images[from + c];
        }
      }
      loops.fromImage(images, start, places, to.bytes(), at, channels);
    }
  }
}
