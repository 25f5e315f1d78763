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
  private static final int L = TileLoops.LANES;
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
      ByteBuffer from, int at, int channels, int[] places, ByteBuffer image, int start) {
    int points = places.length;
    for (int block = 0; block < points; block += L) {
      int first = Math.min(block, points - L);
      for (int c = 0; c < channels; c += L) {
        int channel = Math.min(c, channels - L);
        int i = (at + channel * points + first) * Float.BYTES;
        square(
            from, i, points * Float.BYTES, image, (start + channel) * Float.BYTES, places, first);
      }
    }
  }

  private static void square(
      ByteBuffer from, int i, int row, ByteBuffer to, int offset, int[] places, int first) {
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
    a0.blend(a1.rearrange(ONES), SECOND_ONES)
        .intoByteBuffer(to, places[p] * Float.BYTES + offset, ORDER);
    a0.rearrange(ONES)
        .blend(a1, SECOND_ONES)
        .intoByteBuffer(to, places[p + 1] * Float.BYTES + offset, ORDER);
    a2.blend(a3.rearrange(ONES), SECOND_ONES)
        .intoByteBuffer(to, places[p + 2] * Float.BYTES + offset, ORDER);
    a2.rearrange(ONES)
        .blend(a3, SECOND_ONES)
        .intoByteBuffer(to, places[p + 3] * Float.BYTES + offset, ORDER);
    a4.blend(a5.rearrange(ONES), SECOND_ONES)
        .intoByteBuffer(to, places[p + 4] * Float.BYTES + offset, ORDER);
    a4.rearrange(ONES)
        .blend(a5, SECOND_ONES)
        .intoByteBuffer(to, places[p + 5] * Float.BYTES + offset, ORDER);
    a6.blend(a7.rearrange(ONES), SECOND_ONES)
        .intoByteBuffer(to, places[p + 6] * Float.BYTES + offset, ORDER);
    a6.rearrange(ONES)
        .blend(a7, SECOND_ONES)
        .intoByteBuffer(to, places[p + 7] * Float.BYTES + offset, ORDER);
  }

  static void fromImage(
      ByteBuffer image, int start, int[] places, ByteBuffer to, int at, int channels) {
    int points = places.length;
    int row = points * Float.BYTES;
    for (int block = 0; block < points; block += L) {
      int p = Math.min(block, points - L);
      for (int c = 0; c < channels; c += L) {
        int channel = Math.min(c, channels - L);
        squareBack(
            image,
            places,
            p,
            (start + channel) * Float.BYTES,
            to,
            (at + channel * points + p) * Float.BYTES,
            row);
      }
    }
  }

  private static void squareBack(
      ByteBuffer from, int[] places, int p, int offset, ByteBuffer to, int i, int row) {
    FloatVector a0 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p] * Float.BYTES + offset, ORDER);
    FloatVector a1 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 1] * Float.BYTES + offset, ORDER);
    FloatVector a2 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 2] * Float.BYTES + offset, ORDER);
    FloatVector a3 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 3] * Float.BYTES + offset, ORDER);
    FloatVector a4 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 4] * Float.BYTES + offset, ORDER);
    FloatVector a5 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 5] * Float.BYTES + offset, ORDER);
    FloatVector a6 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 6] * Float.BYTES + offset, ORDER);
    FloatVector a7 =
        FloatVector.fromByteBuffer(SPECIES, from, places[p + 7] * Float.BYTES + offset, ORDER);
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
