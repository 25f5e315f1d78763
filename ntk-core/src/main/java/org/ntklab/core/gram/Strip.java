package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A strip in memory while its pieces are put together, head included, as it goes to the file. */
final class Strip {
  private final int number;
  private final StripLayout layout;
  private final ByteBuffer memory;
  private final ByteBuffer bytes;
  private final RowBlock rows;
  private final AtomicInteger missing = new AtomicInteger();
  private final Queue<Tile> postponed = new ConcurrentLinkedQueue<>();

  /**
   * An empty strip.
   *
   * @param number of the plan's strips
   * @param memory off the heap, {@code layout.length()} bytes or more; modified
   */
  Strip(GramPlan plan, int number, GramSchema schema, StripLayout layout, ByteBuffer memory) {
    this.number = number;
    this.layout = layout;
    this.memory = memory;
    this.bytes = memory.slice(0, layout.length());
    bytes.put(0, layout.head(), 0, layout.head().limit());
    int rowBytes = schema.columns() * schema.storage().bytes();
    int kernelBytes = layout.rows() * rowBytes;
    this.rows =
        new RowBlock(
            plan.shape(),
            plan.from(number),
            plan.to(number),
            layout.numbers().stream()
                .map(at -> schema.storage().entries(bytes.slice(at, kernelBytes)))
                .toList());
    clearPadding(kernelBytes);
  }

  /** Which of the plan's strips it is. */
  int number() {
    return number;
  }

  /** How its bytes are laid out. */
  StripLayout layout() {
    return layout;
  }

  /** Head and body. */
  ByteBuffer bytes() {
    return bytes.duplicate();
  }

  /** What it was given to lie in. */
  ByteBuffer memory() {
    return memory;
  }

  /** Says how many pieces there are. */
  void expect(int pieces) {
    missing.set(pieces);
  }

  /** A piece is there. Returns whether it was the last. */
  boolean received() {
    return missing.decrementAndGet() == 0;
  }

  /** Computes a tile. */
  void compute(Tile tile, TileScratch scratch) throws InterruptedException {
    rows.put(tile, scratch.compute(tile));
  }

  /** Takes a tile from the older Gram. */
  void takeKnown(Tile tile, RowReaders known) throws IOException {
    known.read(
        reader -> {
          for (int kernel = 0; kernel < layout.numbers().size(); kernel++) {
            rows.putStored(kernel, tile, reader.read(kernel, tile));
          }
        });
  }

  /** Takes a tile of earlier strips across the diagonal. */
  void mirror(Tile tile, RowReaders earlier) throws IOException {
    earlier.read(
        reader -> {
          for (int kernel = 0; kernel < layout.numbers().size(); kernel++) {
            rows.putMirrored(kernel, tile, reader.read(kernel, tile));
          }
        });
  }

  /** Leaves a tile to be mirrored when all earlier strips are written. */
  void postpone(Tile tile) {
    postponed.add(tile);
  }

  /** Mirrors what was postponed. */
  void mirrorPostponed(RowReaders earlier) throws IOException {
    for (Tile tile : postponed) {
      mirror(tile, earlier);
    }
  }

  /** Memory is used again: what pads the numbers must not depend on the strip before. */
  private void clearPadding(int kernelBytes) {
    for (int at : layout.numbers()) {
      int end = Math.min(at + kernelBytes + StripLayout.ALIGNMENT, bytes.limit());
      IntStream.range(at + kernelBytes, end).forEach(i -> bytes.put(i, (byte) 0));
    }
  }
}
