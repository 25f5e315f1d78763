package org.ntklab.models.layers.conv.lanes.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.layers.conv.lanes.TileLoops;

/**
 * Transposes in squares of 8×8 that stay in registers: quarters of 4×4 change places, then their
 * quarters, then single numbers. The last square of a side lies over the one before it.
 */
final class TurnVectors {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int L = TileLoops.SQUARE;

  /**
   * Four of them together fill lines of a cache, before those that lie far apart displace each
   * other.
   */
  private static final int SQUARES = 4;

  private static final VectorShuffle<Float> FOURS =
      VectorShuffle.fromValues(SPECIES, 4, 5, 6, 7, 0, 1, 2, 3);
  private static final VectorShuffle<Float> TWOS =
      VectorShuffle.fromValues(SPECIES, 2, 3, 0, 1, 6, 7, 4, 5);
  private static final VectorShuffle<Float> ONES =
      VectorShuffle.fromValues(SPECIES, 1, 0, 3, 2, 5, 4, 7, 6);
  private static final VectorMask<Float> SECOND_FOUR = VectorMask.fromLong(SPECIES, 0b11110000);
  private static final VectorMask<Float> SECOND_TWOS = VectorMask.fromLong(SPECIES, 0b11001100);
  private static final VectorMask<Float> SECOND_ONES = VectorMask.fromLong(SPECIES, 0b10101010);

  private TurnVectors() {}

  static void toImage(
      ByteBuffer from, int at, int channels, int[] places, float[] image, int start) {
    int points = places.length;
    for (int c = 0; c < channels; c += 2 * L) {
      for (int p = 0; p < points; p += 2 * L) {
        for (int i = 0; i < SQUARES; i++) {
          int channel = Math.min(c + i / 2 * L, channels - L);
          int point = Math.min(p + i % 2 * L, points - L);
          square(
              from,
              (at + channel * points + point) * Float.BYTES,
              points * Float.BYTES,
              image,
              start + channel,
              places,
              point);
        }
      }
    }
  }

  private static void square(
      ByteBuffer from, int i, int row, float[] to, int offset, int[] places, int first) {
    FloatVector a0 = FloatVector.fromByteBuffer(SPECIES, from, i, ORDER);
    FloatVector a1 = FloatVector.fromByteBuffer(SPECIES, from, i + row, ORDER);
    FloatVector a2 = FloatVector.fromByteBuffer(SPECIES, from, i + 2 * row, ORDER);
    FloatVector a3 = FloatVector.fromByteBuffer(SPECIES, from, i + 3 * row, ORDER);
    FloatVector a4 = FloatVector.fromByteBuffer(SPECIES, from, i + 4 * row, ORDER);
    FloatVector a5 = FloatVector.fromByteBuffer(SPECIES, from, i + 5 * row, ORDER);
    FloatVector a6 = FloatVector.fromByteBuffer(SPECIES, from, i + 6 * row, ORDER);
    FloatVector a7 = FloatVector.fromByteBuffer(SPECIES, from, i + 7 * row, ORDER);
    FloatVector b0 = a0.blend(a4.rearrange(FOURS), SECOND_FOUR);
    FloatVector b4 = a0.rearrange(FOURS).blend(a4, SECOND_FOUR);
    FloatVector b1 = a1.blend(a5.rearrange(FOURS), SECOND_FOUR);
    FloatVector b5 = a1.rearrange(FOURS).blend(a5, SECOND_FOUR);
    FloatVector b2 = a2.blend(a6.rearrange(FOURS), SECOND_FOUR);
    FloatVector b6 = a2.rearrange(FOURS).blend(a6, SECOND_FOUR);
    FloatVector b3 = a3.blend(a7.rearrange(FOURS), SECOND_FOUR);
    FloatVector b7 = a3.rearrange(FOURS).blend(a7, SECOND_FOUR);
    a0 = b0.blend(b2.rearrange(TWOS), SECOND_TWOS);
    a2 = b0.rearrange(TWOS).blend(b2, SECOND_TWOS);
    a1 = b1.blend(b3.rearrange(TWOS), SECOND_TWOS);
    a3 = b1.rearrange(TWOS).blend(b3, SECOND_TWOS);
    a4 = b4.blend(b6.rearrange(TWOS), SECOND_TWOS);
    a6 = b4.rearrange(TWOS).blend(b6, SECOND_TWOS);
    a5 = b5.blend(b7.rearrange(TWOS), SECOND_TWOS);
    a7 = b5.rearrange(TWOS).blend(b7, SECOND_TWOS);
    int p = first;
    a0.blend(a1.rearrange(ONES), SECOND_ONES).intoArray(to, places[p] + offset);
    a0.rearrange(ONES).blend(a1, SECOND_ONES).intoArray(to, places[p + 1] + offset);
    a2.blend(a3.rearrange(ONES), SECOND_ONES).intoArray(to, places[p + 2] + offset);
    a2.rearrange(ONES).blend(a3, SECOND_ONES).intoArray(to, places[p + 3] + offset);
    a4.blend(a5.rearrange(ONES), SECOND_ONES).intoArray(to, places[p + 4] + offset);
    a4.rearrange(ONES).blend(a5, SECOND_ONES).intoArray(to, places[p + 5] + offset);
    a6.blend(a7.rearrange(ONES), SECOND_ONES).intoArray(to, places[p + 6] + offset);
    a6.rearrange(ONES).blend(a7, SECOND_ONES).intoArray(to, places[p + 7] + offset);
  }

  static void fromImage(
      float[] image, int start, int[] places, ByteBuffer to, int at, int channels) {
    int points = places.length;
    for (int c = 0; c < channels; c += 2 * L) {
      for (int p = 0; p < points; p += 2 * L) {
        for (int i = 0; i < SQUARES; i++) {
          int channel = Math.min(c + i % 2 * L, channels - L);
          int point = Math.min(p + i / 2 * L, points - L);
          squareBack(
              image,
              places,
              point,
              start + channel,
              to,
              (at + channel * points + point) * Float.BYTES,
              points * Float.BYTES);
        }
      }
    }
  }

  private static void squareBack(
      float[] from, int[] places, int p, int offset, ByteBuffer to, int i, int row) {
    FloatVector a0 = FloatVector.fromArray(SPECIES, from, places[p] + offset);
    FloatVector a1 = FloatVector.fromArray(SPECIES, from, places[p + 1] + offset);
    FloatVector a2 = FloatVector.fromArray(SPECIES, from, places[p + 2] + offset);
    FloatVector a3 = FloatVector.fromArray(SPECIES, from, places[p + 3] + offset);
    FloatVector a4 = FloatVector.fromArray(SPECIES, from, places[p + 4] + offset);
    FloatVector a5 = FloatVector.fromArray(SPECIES, from, places[p + 5] + offset);
    FloatVector a6 = FloatVector.fromArray(SPECIES, from, places[p + 6] + offset);
    FloatVector a7 = FloatVector.fromArray(SPECIES, from, places[p + 7] + offset);
    FloatVector b0 = a0.blend(a4.rearrange(FOURS), SECOND_FOUR);
    FloatVector b4 = a0.rearrange(FOURS).blend(a4, SECOND_FOUR);
    FloatVector b1 = a1.blend(a5.rearrange(FOURS), SECOND_FOUR);
    FloatVector b5 = a1.rearrange(FOURS).blend(a5, SECOND_FOUR);
    FloatVector b2 = a2.blend(a6.rearrange(FOURS), SECOND_FOUR);
    FloatVector b6 = a2.rearrange(FOURS).blend(a6, SECOND_FOUR);
    FloatVector b3 = a3.blend(a7.rearrange(FOURS), SECOND_FOUR);
    FloatVector b7 = a3.rearrange(FOURS).blend(a7, SECOND_FOUR);
    a0 = b0.blend(b2.rearrange(TWOS), SECOND_TWOS);
    a2 = b0.rearrange(TWOS).blend(b2, SECOND_TWOS);
    a1 = b1.blend(b3.rearrange(TWOS), SECOND_TWOS);
    a3 = b1.rearrange(TWOS).blend(b3, SECOND_TWOS);
    a4 = b4.blend(b6.rearrange(TWOS), SECOND_TWOS);
    a6 = b4.rearrange(TWOS).blend(b6, SECOND_TWOS);
    a5 = b5.blend(b7.rearrange(TWOS), SECOND_TWOS);
    a7 = b5.rearrange(TWOS).blend(b7, SECOND_TWOS);
    a0.blend(a1.rearrange(ONES), SECOND_ONES).intoByteBuffer(to, i, ORDER);
    a0.rearrange(ONES).blend(a1, SECOND_ONES).intoByteBuffer(to, i + row, ORDER);
    a2.blend(a3.rearrange(ONES), SECOND_ONES).intoByteBuffer(to, i + 2 * row, ORDER);
    a2.rearrange(ONES).blend(a3, SECOND_ONES).intoByteBuffer(to, i + 3 * row, ORDER);
    a4.blend(a5.rearrange(ONES), SECOND_ONES).intoByteBuffer(to, i + 4 * row, ORDER);
    a4.rearrange(ONES).blend(a5, SECOND_ONES).intoByteBuffer(to, i + 5 * row, ORDER);
    a6.blend(a7.rearrange(ONES), SECOND_ONES).intoByteBuffer(to, i + 6 * row, ORDER);
    a6.rearrange(ONES).blend(a7, SECOND_ONES).intoByteBuffer(to, i + 7 * row, ORDER);
  }
}
