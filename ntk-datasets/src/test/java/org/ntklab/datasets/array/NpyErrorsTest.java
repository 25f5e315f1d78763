package org.ntklab.datasets.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.datasets.array.NpyBytes.bytes;
import static org.ntklab.datasets.array.NpyBytes.doubles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.problem.InvalidInputException;

class NpyErrorsTest {
  private static final byte[] SOUND = NpyBytes.of("<f8", "(2, 2)", doubles(1, 2, 3, 4));

  @TempDir Path folder;

  @Test
  void missingBytesAreCounted() throws IOException {
    assertEquals(
        "x.npy: is truncated: its header announces f8 (2, 2), 32 bytes of values, found 27",
        error(Arrays.copyOf(SOUND, SOUND.length - 5)));
  }

  @Test
  void trailingBytesAreCounted() throws IOException {
    assertEquals(
        "x.npy: has trailing bytes: its header announces f8 (2, 2), 32 bytes of values, found 35",
        error(Arrays.copyOf(SOUND, SOUND.length + 3)));
  }

  @Test
  void fileThatEndsAnywhereIsOneProblem() throws IOException {
    for (int length = 0; length < SOUND.length; length++) {
      String error = error(Arrays.copyOf(SOUND, length));
      assertTrue(error.contains("is truncated") || error.contains("is no .npy file"), error);
    }
  }

  /** Whatever is wrong in the header, it is told and nothing else is thrown. */
  @Test
  void everyDamagedByteOfTheHeaderIsToldOrHarmless() throws IOException {
    for (int place = 0; place < SOUND.length - 32; place++) {
      for (int change : new int[] {0x01, 0x10, 0x80}) {
        byte[] damaged = SOUND.clone();
        damaged[place] ^= (byte) change;
        Path file = Files.write(folder.resolve("x.npy"), damaged);
        try {
          new NpyFormat().read(file, Optional.empty(), "x");
        } catch (InvalidInputException e) {
          assertEquals(1, e.problems().size());
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'|O'    | holds Python objects, pickled (type O), expected real numbers",
        "'<c16'  | holds complex numbers (type c16), expected real numbers",
        "'<f16'  | holds floating-point numbers of an unknown size (type f16)",
        "'<U3'   | holds texts (type U3)",
        "'|S3'   | holds texts (type S3)",
        "'<M8[ns]' | holds dates or spans of time (type M8)",
        "'|V2'   | holds elements of an unknown type (type V2)",
        "'<i3'   | holds elements of an unknown type (type i3)",
        "[('a' , '<f8')] | holds records of several fields",
        "7       | has no readable 'descr' in its header",
      })
  void otherTypesAreRefusedByTheirName(String type, String message) throws IOException {
    String dictionary = "{'descr': %s, 'fortran_order': False, 'shape': %s, }";
    String written = type.startsWith("[") || type.equals("7") ? type : "'" + type + "'";
    String error = error(NpyBytes.of(1, dictionary, written, "(2,)", bytes()));
    assertTrue(error.startsWith("x.npy: " + message), error);
  }

  @Test
  void singleNumberIsNoArrayOfExamples() throws IOException {
    assertEquals(
        "x.npy: holds a single number, expected one example a row",
        error(NpyBytes.of("<f8", "()", doubles(1))));
  }

  @Test
  void headerWithoutItsKeysIsDamaged() throws IOException {
    for (String key : new String[] {"fortran_order", "shape"}) {
      String dictionary = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }";
      byte[] file = NpyBytes.of(1, dictionary.replace(key, "other"), "<f8", "(2,)", doubles(1, 2));
      assertEquals(
          "x.npy: has no readable '" + key + "' in its header: it is damaged", error(file));
    }
  }

  @Test
  void absurdShapeIsRefusedBeforeAnyMemoryIsTaken() throws IOException {
    for (String shape :
        new String[] {"(1000000, 1000000)", "(4294967296, 4294967296)", "(0, 999999999999)"}) {
      assertTrue(error(NpyBytes.of("<f8", shape, bytes())).contains("one matrix holds"), shape);
    }
    assertTrue(error(NpyBytes.of("<f8", "(200000000,)", bytes())).contains("is truncated"));
    assertTrue(
        error(NpyBytes.of("<f8", "(99999999999999999999,)", bytes())).contains("is damaged"));
  }

  @Test
  void absurdLengthOfTheHeaderIsRefused() throws IOException {
    byte[] file = NpyBytes.of(2, "{%s%s}", "", "", bytes());
    file[11] = (byte) 0xff;
    assertTrue(error(file).contains("it is damaged"));
  }

  @Test
  void unknownVersionIsRefusedWithTheKnownOnes() throws IOException {
    assertEquals(
        "x.npy: is of .npy version 4.0, expected 1.0, 2.0 or 3.0",
        error(NpyBytes.of(4, "{%s%s}", "", "", bytes())));
  }

  @Test
  void otherFilesAreToldByTheirFirstBytes() throws IOException {
    assertTrue(error(bytes('P', 'K', 3, 4, 0, 0)).contains("name it .npz"));
    assertTrue(error(bytes(0x80, 4, 0x95, 0, 0)).contains("a pickle"));
    assertTrue(error(bytes()).contains("it is empty"));
    assertTrue(
        error("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).contains("does not begin as such"));
  }

  @Test
  void nameOfAnArrayWithinIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), SOUND);
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> new NpyFormat().read(file, Optional.of("x"), "x"));
    assertTrue(e.getMessage().endsWith("x.npy: holds one array without a name, found ':x'"));
  }

  @Test
  void missingFileIsOneProblem() {
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class,
            () -> new NpyFormat().read(folder.resolve("no.npy"), Optional.empty(), "x"));
    assertTrue(e.getMessage().endsWith("no.npy: there is no such file"), e.getMessage());
  }

  private String error(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("x.npy"), content);
    InvalidInputException e =
        assertThrows(
            InvalidInputException.class, () -> new NpyFormat().read(file, Optional.empty(), "x"));
    assertEquals(1, e.problems().size());
    return e.getMessage().replace(folder + "/", "");
  }
}
