package org.ntklab.core.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowRangeTest {
  @ParameterizedTest(name = "[{0}] of 10")
  @CsvSource({
    "0:5, 0, 5",
    ":3, 0, 3",
    "7:, 7, 10",
    ":, 0, 10",
    "4, 4, 5",
    "-1, 9, 10",
    "-10, 0, 1",
    "-3:, 7, 10",
    ":-3, 0, 7",
    "-4:-2, 6, 8",
    "9:10, 9, 10",
    "' 1 : 2 ', 1, 2",
  })
  void rowsAreThoseOfPython(String text, int from, int to) {
    assertEquals(
        Optional.of(new RowRange.Rows(from, to)), RowRange.parse(text).orElseThrow().of(10));
  }

  @ParameterizedTest(name = "[{0}] of 10")
  @ValueSource(
      strings = {"0:11", "10", "-11", "-11:", "11:", ":-11", "99999999999:", "0:99999999999999"})
  void rowsBeyondTheLastAreToldWithTheirNumber(String text) {
    RowRange range = RowRange.parse(text).orElseThrow();
    assertEquals(Optional.empty(), range.of(10));
    assertEquals(
        "[" + text + "] reaches beyond the rows: digits has 10 rows, 0 to 9",
        range.fault("digits", 10));
  }

  @ParameterizedTest(name = "[{0}] of 10")
  @ValueSource(strings = {"5:5", "5:4", ":0", "-1:1"})
  void rangesWithoutRowsAreToldSo(String text) {
    RowRange range = RowRange.parse(text).orElseThrow();
    assertEquals(Optional.empty(), range.of(10));
    assertTrue(range.fault("x.npy", 10).contains("holds no row: x.npy has 10 rows"));
  }

  @Test
  void otherTextsAreNoRanges() {
    for (String text : new String[] {"", "a:b", "0:5:2", "1,2", "0.5", "--1", "1e3", "0-5"}) {
      assertEquals(Optional.empty(), RowRange.parse(text), text);
    }
  }
}
