package org.ntklab.core.gram;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Finds the strip that a row lies in. Strips may be added while other threads look for them. */
final class StripIndex {
  private final NavigableMap<Integer, StoredStrip> byFirstRow = new ConcurrentSkipListMap<>();
  private volatile int rows;

  StripIndex(List<StoredStrip> strips) {
    strips.forEach(this::add);
  }

  /** Adds the next strip. */
  void add(StoredStrip strip) {
    // A batch without rows holds no row to be found.
    if (strip.from() < strip.to()) {
      byFirstRow.put(strip.from(), strip);
    }
    rows = strip.to();
  }

  /** Rows of all strips. */
  int rows() {
    return rows;
  }

  /** The strip of a row that is there. */
  StoredStrip strip(int row) {
    Map.Entry<Integer, StoredStrip> strip = byFirstRow.floorEntry(row);
    if (strip == null || row >= strip.getValue().to()) {
      throw new IndexOutOfBoundsException("row %d of %d".formatted(row, rows));
    }
    return strip.getValue();
  }
}
