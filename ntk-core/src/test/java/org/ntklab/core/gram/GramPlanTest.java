package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GramPlanTest {
  @ParameterizedTest
  @CsvSource({
    "0, 5, 7, 0", "1, 5, 7, 0", "13, 5, 7, 0", "13, 7, 5, 0", "13, 1, 1, 0", "13, 100, 100, 0",
    "13, 3, 100, 0", "13, 100, 3, 0", "29, 5, 7, 13", "29, 5, 7, 15", "29, 7, 5, 28",
        "29, 100, 3, 1"
  })
  void everyEntryOfASymmetricGramComesFromOnePlace(
      int n, int tileRows, int tileColumns, int known) {
    GramShape shape = new GramShape(n, n, true);
    for (int firstRow = 0; firstRow <= n; firstRow += tileRows) {
      GramPlan plan = new GramPlan(shape, tileRows, tileColumns, firstRow, known, known);
      int[][] times = new int[n][n];
      for (int strip = 0; strip < plan.strips(); strip++) {
        count(times, plan.known(strip));
        for (Tile tile : plan.tiles(strip)) {
          assertTrue(tile.r0() < tile.c1(), () -> tile + " lies below the diagonal");
          for (int i = tile.r0(); i < tile.r1(); i++) {
            for (int j = Math.max(tile.c0(), i); j < tile.c1(); j++) {
              times[i][j]++;
              if (i < j && j < plan.to(strip)) {
                times[j][i]++;
              }
            }
          }
        }
        Tile mirrored = plan.mirrored(strip);
        assertTrue(mirrored.entries() == 0 || mirrored.r1() <= plan.from(strip), "from earlier");
        count(times, new Tile(mirrored.c0(), mirrored.c1(), mirrored.r0(), mirrored.r1()));
      }
      assertOnce(times, firstRow);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 5, 7, 0, 0", "4, 0, 5, 7, 0, 0", "1, 1, 5, 7, 0, 0", "13, 20, 5, 7, 0, 0",
    "29, 20, 5, 7, 13, 20", "29, 20, 5, 7, 29, 11", "29, 20, 7, 3, 15, 11", "29, 20, 7, 3, 28, 1"
  })
  void everyEntryOfARectangularGramComesFromOnePlace(
      int rows, int columns, int tileRows, int tileColumns, int knownRows, int knownColumns) {
    GramShape shape = new GramShape(rows, columns, false);
    for (int firstRow = 0; firstRow <= rows; firstRow += tileRows) {
      GramPlan plan = new GramPlan(shape, tileRows, tileColumns, firstRow, knownRows, knownColumns);
      int[][] times = new int[rows][columns];
      for (int strip = 0; strip < plan.strips(); strip++) {
        count(times, plan.known(strip));
        plan.tiles(strip).forEach(tile -> count(times, tile));
        assertEquals(0, plan.mirrored(strip).entries());
      }
      assertOnce(times, firstRow);
    }
  }

  private static void count(int[][] times, Tile tile) {
    for (int i = tile.r0(); i < tile.r1(); i++) {
      for (int j = tile.c0(); j < tile.c1(); j++) {
        times[i][j]++;
      }
    }
  }

  private static void assertOnce(int[][] times, int firstRow) {
    for (int i = 0; i < times.length; i++) {
      for (int j = 0; j < times[i].length; j++) {
        assertEquals(i < firstRow ? 0 : 1, times[i][j], "entry " + i + ", " + j);
      }
    }
  }
}
