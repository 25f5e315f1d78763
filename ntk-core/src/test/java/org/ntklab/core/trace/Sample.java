package org.ntklab.core.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;

/** A small trace of every type, with gaps and numbers that are easily lost. */
final class Sample {
  static final int ROWS = 3;

  static final TraceSchema SCHEMA =
      new TraceSchema(
          List.of(
              Column.int64("step"),
              Column.float64("loss"),
              Column.vector("kernel/dense-1", 3),
              Column.text("note")),
          Map.of("seed", "0", "blas", "Zen"));

  private static final double[] AWKWARD = {
    0.1, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, 1
  };

  private Sample() {}

  /** Row i: step 10^i; every column is absent in one row and present in the others. */
  static TraceRow row(int i) {
    TraceRow row = new TraceRow(SCHEMA);
    row.put("step", Math.round(Math.pow(10, i)));
    if (i % ROWS == 1) {
      row.absent("loss").absent("kernel/dense-1");
    } else {
      row.put("loss", AWKWARD[i % AWKWARD.length]).put("kernel/dense-1", vector(i));
    }
    return i % ROWS == 2 ? row.absent("note") : row.put("note", "Schritt " + i + " – ∞");
  }

  static double[] vector(int i) {
    return IntStream.range(i, i + 3).mapToDouble(k -> AWKWARD[k % AWKWARD.length]).toArray();
  }

  static void append(TraceWriter writer, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      writer.append(row(i));
    }
  }

  /** A part of the first rows, closed. */
  static Path part(Path part, BufferAllocator allocator, int rows) throws IOException {
    try (TraceWriter writer = open(part, allocator)) {
      append(writer, 0, rows);
    }
    return part;
  }

  /** A writer whose leaks show in {@code allocator}. */
  static TraceWriter open(Path part, BufferAllocator allocator) throws IOException {
    return TraceWriter.open(
        part, SCHEMA, () -> allocator.newChildAllocator("writer", 0, Long.MAX_VALUE));
  }

  /** Every bit of the first rows, and nothing more. */
  static void assertHolds(int rows, Trace trace) {
    assertEquals(SCHEMA.columns(), trace.columns());
    assertEquals(rows, trace.rows());
    for (int i = 0; i < rows; i++) {
      TraceRow expected = row(i);
      assertEquals(expected.value(0), trace.longValue("step", i));
      boolean absent = expected.value(1) == null;
      assertEquals(absent, trace.isAbsent("loss", i));
      assertEquals(absent, trace.isAbsent("kernel/dense-1", i));
      if (!absent) {
        assertEquals(
            Double.doubleToRawLongBits(AWKWARD[i % AWKWARD.length]),
            Double.doubleToRawLongBits(trace.doubleValue("loss", i)));
        assertArrayEquals(bits(vector(i)), bits(trace.vector("kernel/dense-1", i)));
      }
      assertEquals(expected.value(3) == null, trace.isAbsent("note", i));
      if (expected.value(3) != null) {
        assertEquals("Schritt " + i + " – ∞", trace.text("note", i));
      }
    }
  }

  private static long[] bits(double[] numbers) {
    long[] bits = new long[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Double.doubleToRawLongBits(numbers[i]);
    }
    return bits;
  }
}
