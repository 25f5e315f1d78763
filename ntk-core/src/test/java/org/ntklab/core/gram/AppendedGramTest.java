package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ntklab.core.problem.RefusedException;

/** A Gram over more examples takes from the file what it holds, and ends as if it had not. */
class AppendedGramTest {
  @TempDir Path folder;

  private Path file;
  private Path scratch;

  @BeforeEach
  void place() {
    file = folder.resolve("gram.arrow");
    scratch = folder.resolve("scratch.arrow");
  }

  @ParameterizedTest
  @CsvSource({
    "13, 29, 5, 7, FLOAT64",
    "15, 29, 5, 7, FLOAT64",
    "13, 29, 7, 5, FLOAT32",
    "28, 29, 5, 5, FLOAT64",
    "1, 29, 30, 3, FLOAT32",
    "0, 29, 5, 5, FLOAT64",
    "150, 207, 32, 32, FLOAT64"
  })
  void appendedFileIsThatOfAllExamples(
      int first, int all, int tileRows, int tileColumns, Storage storage) throws Exception {
    GramComputationTest.gram(FakeTiles.symmetric(first), 4, 6, 2)
        .toFile(symmetric(file, first).as(storage));
    FakeTiles tiles = FakeTiles.symmetric(all);
    GramComputationTest.gram(tiles, tileRows, tileColumns, 2)
        .toFile(symmetric(file, all).as(storage));
    assertTrue(
        tiles.asked().stream().allMatch(tile -> tile.c0() >= first),
        () -> "known entries computed again: " + tiles.asked());
    GramComputationTest.gram(FakeTiles.symmetric(all), tileRows, tileColumns, 2)
        .toFile(symmetric(scratch, all).as(storage));
    assertArrayEquals(Files.readAllBytes(scratch), Files.readAllBytes(file));
  }

  @ParameterizedTest
  @CsvSource({"13, 29, 20, 20", "29, 29, 11, 20", "13, 29, 11, 20", "0, 29, 20, 20"})
  void rectangularFileGrowsInBothDirections(
      int firstRows, int allRows, int firstColumns, int allColumns) throws Exception {
    GramComputationTest.gram(FakeTiles.between(firstRows, firstColumns), 5, 7, 2)
        .toFile(between(file, firstRows, firstColumns));
    FakeTiles tiles = FakeTiles.between(allRows, allColumns);
    GramComputationTest.gram(tiles, 5, 7, 2).toFile(between(file, allRows, allColumns));
    assertEquals(
        allRows * allColumns - firstRows * firstColumns,
        tiles.asked().stream().mapToLong(Tile::entries).sum());
    GramComputationTest.gram(FakeTiles.between(allRows, allColumns), 5, 7, 2)
        .toFile(between(scratch, allRows, allColumns));
    assertArrayEquals(Files.readAllBytes(scratch), Files.readAllBytes(file));
  }

  @Test
  void olderFileStaysUntilTheNewOneIsWholeAndAnInterruptedAppendGoesOn() throws Exception {
    GramComputationTest.gram(FakeTiles.symmetric(13), 5, 5, 2).toFile(symmetric(file, 13));
    byte[] older = Files.readAllBytes(file);
    AtomicInteger tiles = new AtomicInteger();
    FakeTiles failing =
        FakeTiles.symmetric(29)
            .with(
                tile -> {
                  if (tiles.incrementAndGet() > 10) {
                    throw new RefusedException("too wide");
                  }
                });
    GramComputation stopped = GramComputationTest.gram(failing, 5, 5, 1);
    assertThrows(RefusedException.class, () -> stopped.toFile(symmetric(file, 29)));
    assertArrayEquals(older, Files.readAllBytes(file));
    assertTrue(Files.exists(folder.resolve("gram.arrow.part")));
    GramListener listener =
        new GramListener() {
          @Override
          public void started(int resumedRows, int knownRows, long entries) {
            assertTrue(resumedRows > 0, "nothing was resumed");
            assertEquals(13, knownRows);
          }
        };
    FakeTiles rest = FakeTiles.symmetric(29);
    new GramComputation(rest, 5, 5, 2, listener).toFile(symmetric(file, 29));
    assertTrue(rest.asked().stream().allMatch(tile -> tile.c0() >= 13));
    GramComputationTest.gram(FakeTiles.symmetric(29), 5, 5, 2).toFile(symmetric(scratch, 29));
    assertArrayEquals(Files.readAllBytes(scratch), Files.readAllBytes(file));
  }

  /** Killed in the middle of an append, whichever strip was being written. */
  @Test
  void appendCutAfterAnyStripGoesOn() throws Exception {
    GramComputationTest.gram(FakeTiles.symmetric(29), 5, 5, 2).toFile(symmetric(scratch, 29));
    byte[] expected = Files.readAllBytes(scratch);
    List<StoredStrip> strips = GramExtent.ofFile(scratch).strips();
    for (StoredStrip strip : strips) {
      Files.deleteIfExists(file);
      GramComputationTest.gram(FakeTiles.symmetric(13), 4, 4, 2).toFile(symmetric(file, 13));
      Files.write(
          folder.resolve("gram.arrow.part"), Arrays.copyOf(expected, (int) strip.end() - 1));
      FakeTiles tiles = FakeTiles.symmetric(29);
      GramComputationTest.gram(tiles, 5, 5, 2).toFile(symmetric(file, 29));
      assertTrue(tiles.asked().stream().allMatch(tile -> tile.r0() >= strip.from()));
      assertArrayEquals(expected, Files.readAllBytes(file));
    }
    assertFalse(Files.exists(folder.resolve("gram.arrow.part")));
  }

  private static GramTarget symmetric(Path file, int n) {
    return GramTarget.symmetric(file, "mlp", FakeTiles.examples(n));
  }

  private static GramTarget between(Path file, int rows, int columns) {
    return GramTarget.between(file, "mlp", FakeTiles.examples(rows), FakeTiles.examples(columns));
  }
}
