package org.ntklab.datasets.uci;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.datasets.file.DataBytes;

/** Lines of row numbers from 0, separated by blanks: which rows are in which part. */
final class RowNumbers {
  private final DataBytes bytes;
  private final int rows;

  /**
   * Numbers in a file.
   *
   * @param rows number of rows that there are
   */
  RowNumbers(DataBytes bytes, int rows) {
    this.bytes = bytes;
    this.rows = rows;
  }

  /**
   * Reads the lines.
   *
   * @param expected number of lines that there must be
   * @throws InvalidInputException when there are others, or a line is empty, holds a number twice
   *     or one that is no row's
   */
  List<int[]> read(int expected) {
    List<int[]> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes.open(), StandardCharsets.UTF_8))) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        if (!text.isBlank()) {
          lines.add(parse(text.strip(), lines.size() + 1));
        }
      }
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
    if (lines.size() != expected) {
      throw bytes.invalid(
          "found %d lines of row numbers, expected %d".formatted(lines.size(), expected));
    }
    return lines;
  }

  private int[] parse(String text, int line) {
    String[] words = text.split("\\s+");
    int[] numbers = new int[words.length];
    BitSet seen = new BitSet(rows);
    for (int i = 0; i < words.length; i++) {
      int number = words[i].matches("[0-9]{1,9}") ? Integer.parseInt(words[i]) : -1;
      if (number < 0 || number >= rows) {
        throw invalid(
            line, "found '%s', expected a row from 0 to %d".formatted(words[i], rows - 1));
      }
      if (seen.get(number)) {
        throw invalid(line, "holds the row " + number + " twice");
      }
      seen.set(number);
      numbers[i] = number;
    }
    return numbers;
  }

  /** The rows that are not among some, ascending. */
  int[] others(int[] some) {
    BitSet those = of(some);
    return IntStream.range(0, rows).filter(row -> !those.get(row)).toArray();
  }

  /** Demands that two lines have no row in common, lest a test row be trained on. */
  void demandDisjoint(int[] train, int[] test, int line) {
    BitSet common = of(train);
    common.and(of(test));
    if (!common.isEmpty()) {
      throw invalid(line, "holds the row " + common.nextSetBit(0) + ", as the line before does");
    }
  }

  private static BitSet of(int[] numbers) {
    BitSet set = new BitSet();
    IntStream.of(numbers).forEach(set::set);
    return set;
  }

  private InvalidInputException invalid(int line, String message) {
    return new InvalidInputException(Problem.at(bytes.name(), line, message));
  }
}
