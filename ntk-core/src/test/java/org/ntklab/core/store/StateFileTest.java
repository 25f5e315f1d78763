package org.ntklab.core.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.network.StateArray;
import org.ntklab.core.problem.InvalidInputException;

class StateFileTest {
  private static final double[] DOUBLES = {
    0.1,
    -0.0,
    Double.MIN_VALUE,
    Double.NEGATIVE_INFINITY,
    Double.longBitsToDouble(0x7ff8_1234_5678L)
  };
  private static final float[] FLOATS = {0.1f, -0.0f, Float.MIN_VALUE, Float.NaN};
  private static final SavedState STATE =
      new SavedState(
          Map.of("step", "12", "name", "π"),
          Map.of("d", StateArray.of(DOUBLES), "f", StateArray.of(FLOATS)));

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("checkpoint").resolve("state");
  }

  @Test
  void everyNumberComesBackToTheBit() throws IOException {
    StateFile.write(file, "run", STATE);
    SavedState back = StateFile.read(file, "run");
    assertEquals(STATE.texts(), back.texts());
    assertArrayEquals(bits(DOUBLES), bits(back.array("d").doubles()));
    for (int i = 0; i < FLOATS.length; i++) {
      assertEquals(
          Float.floatToRawIntBits(FLOATS[i]), Float.floatToRawIntBits(back.array("f").floats()[i]));
    }
    assertThrows(IllegalStateException.class, () -> back.array("f").doubles());
    assertThrows(IllegalArgumentException.class, () -> back.array("none"));
  }

  @Test
  void arraysLongerThanAChunkComeBack() throws IOException {
    double[] doubles = DoubleStream.iterate(1, x -> x * 1.001).limit(20_000).toArray();
    float[] floats = new float[20_001];
    Arrays.setAll(doubles, i -> Math.sqrt(i));
    floats[20_000] = 3;
    StateFile.write(
        file,
        "run",
        new SavedState(Map.of(), Map.of("d", StateArray.of(doubles), "f", StateArray.of(floats))));
    SavedState back = StateFile.read(file, "run");
    assertArrayEquals(doubles, back.array("d").doubles());
    assertArrayEquals(floats, back.array("f").floats());
  }

  @Test
  void aFlippedBitAnywhereIsFound() throws IOException {
    StateFile.write(file, "run", STATE);
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (1 << i % 8);
      assertDamaged(damaged, "bit at " + i);
    }
  }

  @Test
  void aFileCutAnywhereOrTooLongIsFound() throws IOException {
    StateFile.write(file, "run", STATE);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      assertDamaged(Arrays.copyOf(whole, length), "cut at " + length);
    }
    assertDamaged(Arrays.copyOf(whole, whole.length + 1), "too long");
  }

  @Test
  void aStateOfAnotherRunOrANewerProgramIsRefused() throws IOException {
    StateFile.write(file, "run", STATE);
    assertTrue(message().contains("is of run run, expected other"), message());
    byte[] newer = Files.readAllBytes(file);
    newer["ntkstate".length() + 3] = (byte) (StateFile.FORMAT + 1);
    Files.write(file, newer);
    assertTrue(message().contains("of a newer ntk"), message());
  }

  @Test
  void theFolderHoldsTheStateAlone() throws IOException {
    StateFile.write(file, "run", STATE);
    StateFile.write(file, "run", STATE);
    try (Stream<Path> files = Files.list(file.getParent())) {
      assertEquals(List.of(file), files.toList());
    }
  }

  private String message() {
    return assertThrows(InvalidInputException.class, () -> StateFile.read(file, "other"))
        .getMessage();
  }

  private void assertDamaged(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    assertThrows(InvalidInputException.class, () -> StateFile.read(file, "run"), what);
  }

  private static long[] bits(double[] numbers) {
    return Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
