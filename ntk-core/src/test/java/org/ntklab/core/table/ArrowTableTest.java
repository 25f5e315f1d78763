package org.ntklab.core.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.core.table.Tables.DOUBLE;
import static org.ntklab.core.table.Tables.LONG;
import static org.ntklab.core.table.Tables.UNSIGNED;
import static org.ntklab.core.table.Tables.column;
import static org.ntklab.core.table.Tables.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.problem.InvalidInputException;

class ArrowTableTest {
  private static final List<Field> TWO = List.of(column("a", DOUBLE), column("b", LONG));

  @TempDir Path folder;

  /** Closing it fails when a test leaks. */
  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingLeaks() {
    allocator.close();
  }

  @ParameterizedTest(name = "stream {0}")
  @ValueSource(booleans = {false, true})
  void columnsAreFeaturesAndBatchesFollowEachOther(boolean stream) throws IOException {
    Path file =
        write(stream, TWO, new Object[][] {{0.5, 1L}, {-1.0, 2L}}, new Object[][] {{7.0, 8L}});
    NumericArray table = ArrowTable.read(file);
    assertEquals(List.of(3, 2), table.extents());
    assertArrayEquals(new double[] {0.5, 1, -1, 2, 7, 8}, table.values().toArray());
    assertFalse(table.whole());
  }

  @Test
  void oneColumnIsOneAxisAndItsTypeIsKept() throws IOException {
    NumericArray labels =
        ArrowTable.read(write(false, List.of(column("y", LONG)), new Object[][] {{3L}, {0L}}));
    assertEquals(List.of(2), labels.extents());
    assertTrue(labels.whole());
  }

  @Test
  void unsignedNumbersAndTruthValuesAreNumbers() throws IOException {
    List<Field> columns = List.of(column("u", UNSIGNED), column("t", ArrowType.Bool.INSTANCE));
    Path file = write(false, columns, new Object[][] {{-1L, true}, {1L, false}});
    assertArrayEquals(new double[] {0x1p64, 1, 1, 0}, ArrowTable.read(file).values().toArray());
  }

  @Test
  void listsOfOneLengthAreExamples() throws IOException {
    for (ArrowType type :
        List.of(
            new ArrowType.FixedSizeList(2),
            ArrowType.List.INSTANCE,
            ArrowType.LargeList.INSTANCE)) {
      Path file =
          write(
              true,
              List.of(lists("x", type)),
              new Object[][] {{new Double[] {1.0, 2.0}}, {new Double[] {3.0, 4.0}}},
              new Object[][] {},
              new Object[][] {{new Double[] {5.0, 6.0}}});
      NumericArray table = ArrowTable.read(file);
      assertEquals(List.of(3, 2), table.extents());
      assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, table.values().toArray());
    }
  }

  @Test
  void listsOfUnequalLengthsAreToldByTheRow() throws IOException {
    Path file =
        write(
            false,
            List.of(lists("x", ArrowType.List.INSTANCE)),
            new Object[][] {{new Double[] {1.0, 2.0}}},
            new Object[][] {{new Double[] {3.0, 4.0}}, {new Double[] {5.0}}});
    assertEquals(
        "x.arrow: column 'x' holds lists of unequal lengths: 1 numbers in row 2, before that 2",
        error(file));
  }

  @Test
  void missingValuesAreToldByColumnAndRow() throws IOException {
    String inRowOne =
        "x.arrow: column '%s' lacks a value in row 1 (from 0): missing values are not filled in";
    Path scalars = write(false, TWO, new Object[][] {{0.5, 1L}}, new Object[][] {{1.5, null}});
    assertEquals(inRowOne.formatted("b"), error(scalars));
    for (ArrowType type : List.of(new ArrowType.FixedSizeList(2), ArrowType.List.INSTANCE)) {
      List<Field> column = List.of(lists("x", type));
      Object[] sound = {new Double[] {1.0, 2.0}};
      Path item = write(false, column, new Object[][] {sound, {new Double[] {3.0, null}}});
      assertEquals(inRowOne.formatted("x"), error(item));
      Path list = write(false, column, new Object[][] {sound, {null}});
      assertEquals(inRowOne.formatted("x"), error(list));
    }
  }

  @Test
  void tableWithoutRowsIsAnArray() throws IOException {
    assertEquals(List.of(0, 2), ArrowTable.read(write(false, TWO)).extents());
    assertEquals(List.of(0, 2), ArrowTable.read(write(true, TWO, new Object[][] {})).extents());
    List<Field> column = List.of(lists("x", new ArrowType.FixedSizeList(4)));
    assertEquals(List.of(0, 4), ArrowTable.read(write(true, column)).extents());
  }

  @Test
  void columnsThatAreNoNumbersAreNamed() throws IOException {
    List<Field> text = List.of(column("a", DOUBLE), column("name", ArrowType.Utf8.INSTANCE));
    assertEquals(
        "x.arrow: column 'name' holds Utf8, expected numbers in all columns, or one column of"
            + " lists of them",
        error(write(false, text)));
    List<Field> mixed = List.of(column("a", DOUBLE), lists("x", ArrowType.List.INSTANCE));
    assertTrue(error(write(false, mixed)).contains("column 'x' holds List, expected"));
    assertEquals("x.arrow: has no columns", error(write(false, List.of())));
    List<Field> index = List.of(column("a", DOUBLE), column("__index_level_0__", LONG));
    assertTrue(error(write(false, index)).contains("an index of pandas"));
  }

  @Test
  void otherFilesAreToldByTheirFirstBytes() throws IOException {
    Path file = folder.resolve("x.arrow");
    Files.writeString(file, "FEA1....");
    assertTrue(
        error(file).contains("is no Arrow table: it does not begin as Arrow files and streams do"));
    Files.writeString(file, "a,b\n1,2\n");
    assertTrue(
        error(file).contains("is no Arrow table: it does not begin as Arrow files and streams do"));
    for (String content : List.of("", "A")) {
      Files.writeString(file, content);
      assertEquals("x.arrow: is no Arrow table: it is empty", error(file));
    }
    Files.delete(file);
    assertTrue(error(file).contains("cannot be opened"), error(file));
  }

  @ParameterizedTest(name = "stream {0}")
  @ValueSource(booleans = {false, true})
  void fileThatEndsAnywhereIsOneProblemOrTheRowsBefore(boolean stream) throws IOException {
    Path file =
        write(stream, TWO, new Object[][] {{0.5, 1L}, {-1.0, 2L}}, new Object[][] {{7.0, 8L}});
    byte[] sound = Files.readAllBytes(file);
    for (int length = 0; length < sound.length; length++) {
      Files.write(file, Arrays.copyOf(sound, length));
      try {
        double[] values = ArrowTable.read(file).values().toArray();
        assertTrue(stream, "a file has its end marked");
        assertEquals(0.5, values.length > 0 ? values[0] : 0.5);
      } catch (InvalidInputException e) {
        assertEquals(1, e.problems().size());
      }
    }
  }

  @ParameterizedTest(name = "stream {0}")
  @ValueSource(booleans = {false, true})
  void damagedBytesAreAProblemOfTheFileAndNoFault(boolean stream) throws IOException {
    Path file = write(stream, TWO, new Object[][] {{0.5, 1L}, {-1.0, 2L}});
    byte[] sound = Files.readAllBytes(file);
    for (int place = 0; place < sound.length; place++) {
      byte[] damaged = sound.clone();
      damaged[place] ^= 0x41;
      Files.write(file, damaged);
      try {
        ArrowTable.read(file);
      } catch (InvalidInputException e) {
        assertEquals(1, e.problems().size());
      }
    }
  }

  private Path write(boolean stream, List<Field> columns, Object[][]... batches)
      throws IOException {
    return Tables.write(folder.resolve("x.arrow"), stream, allocator, columns, batches);
  }

  private String error(Path file) {
    return assertThrows(InvalidInputException.class, () -> ArrowTable.read(file))
        .getMessage()
        .replace(folder + "/", "");
  }
}
