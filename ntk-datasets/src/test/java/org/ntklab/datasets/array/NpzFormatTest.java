package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.datasets.array.NpyBytes.doubles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.problem.InvalidInputException;

class NpzFormatTest {
  private static final byte[] ONE = NpyBytes.of("<f8", "(1, 2)", doubles(1, 2));
  private static final byte[] TWO = NpyBytes.of("<f8", "(1, 2)", doubles(3, 4));

  @TempDir Path folder;

  @ParameterizedTest(name = "method {0}")
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void arraysAreFoundByName(int method) throws IOException {
    Path file = zip(method, Map.of("train.npy", ONE, "x.npy", TWO, "notes.txt", new byte[3]));
    assertArrayEquals(new double[] {1, 2}, read(file, "train"));
    assertArrayEquals(new double[] {3, 4}, read(file, ""), "x is the usual one");
  }

  @Test
  void singleArrayNeedsNoName() throws IOException {
    Path file = zip(ZipEntry.DEFLATED, Map.of("arr_0.npy", ONE));
    assertArrayEquals(new double[] {1, 2}, read(file, ""));
  }

  @Test
  void unknownNameListsWhatThereIs() throws IOException {
    Path file = zip(ZipEntry.STORED, Map.of("train.npy", ONE, "test.npy", TWO));
    assertEquals(
        "x.npz: holds no array 'trian'; did you mean 'train'? known: test, train",
        error(file, "trian"));
    assertEquals(
        "x.npz: holds 2 arrays and none is called x: choose one of test, train, as in x.npz:test",
        error(file, ""));
  }

  @Test
  void whatIsWrongInAnArrayIsToldWithItsName() throws IOException {
    byte[] cut = Arrays.copyOf(ONE, ONE.length - 1);
    Path file = zip(ZipEntry.STORED, Map.of("x.npy", cut));
    assertTrue(error(file, "x").startsWith("x.npz:x: is truncated: "), error(file, "x"));
  }

  @Test
  void archiveWithoutArraysIsToldSo() throws IOException {
    assertEquals("x.npz: holds no array", error(zip(0, Map.of("a.txt", new byte[2])), ""));
  }

  @Test
  void fileThatIsNoZipIsOneProblem() throws IOException {
    for (byte[] content : new byte[][] {{}, ONE}) {
      Path file = Files.write(folder.resolve("x.npz"), content);
      assertTrue(error(file, "").startsWith("x.npz: is no intact .npz file, a zip of arrays ("));
    }
  }

  /** A damaged value is no other number: the checksum tells. */
  @ParameterizedTest(name = "method {0}")
  @ValueSource(ints = {ZipEntry.STORED, ZipEntry.DEFLATED})
  void everyDamagedByteIsToldOrHarmless(int method) throws IOException {
    byte[] sound = Files.readAllBytes(zip(method, Map.of("x.npy", ONE)));
    for (int place = 0; place < sound.length; place++) {
      byte[] damaged = sound.clone();
      damaged[place] ^= 0x04;
      Path file = Files.write(folder.resolve("x.npz"), damaged);
      try {
        assertArrayEquals(new double[] {1, 2}, read(file, ""), "byte " + place);
      } catch (InvalidInputException e) {
        assertEquals(1, e.problems().size());
      }
    }
  }

  private Path zip(int method, Map<String, byte[]> entries) throws IOException {
    Path file = folder.resolve("x.npz");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> content : new TreeMap<>(entries).entrySet()) {
        ZipEntry entry = new ZipEntry(content.getKey());
        CRC32 sum = new CRC32();
        sum.update(content.getValue());
        entry.setMethod(method);
        entry.setCrc(sum.getValue());
        entry.setSize(content.getValue().length);
        zip.putNextEntry(entry);
        zip.write(content.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static double[] read(Path file, String name) {
    Optional<String> member = name.isEmpty() ? Optional.empty() : Optional.of(name);
    return new NpzFormat().read(file, member, "x").values().toArray();
  }

  private String error(Path file, String name) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(file, name));
    assertEquals(1, e.problems().size());
    return e.getMessage().replace(folder + "/", "");
  }
}
