package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.file.MappedRanges;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;

/**
 * A finished Gram file, mapped into memory: nothing is read before it is used, and it may be larger
 * than the machine's memory. Immutable, safe for threads; holds no file open. Another file may take
 * its place meanwhile; the file itself must not be cut.
 */
public final class GramFile {
  private final GramSchema schema;
  private final int rows;
  private final NavigableMap<Integer, MappedStrip> strips;

  private GramFile(GramExtent extent, NavigableMap<Integer, MappedStrip> strips) {
    this.schema = extent.schema();
    this.rows = extent.rows();
    this.strips = strips;
  }

  /**
   * Opens a Gram file, or any other Arrow IPC file without compression whose columns are fixed-size
   * lists of floating-point numbers, all of one length and type.
   *
   * @throws org.ntklab.core.problem.InvalidInputException if it cannot be read or is no Gram
   */
  public static GramFile open(Path path) {
    GramExtent extent = GramExtent.ofFile(path);
    try {
      return new GramFile(extent, map(path, extent));
    } catch (IOException e) {
      throw FileDecoding.invalid(path, "cannot be mapped into memory: " + e.getMessage());
    }
  }

  /** Names of its kernels, in the order of the file. */
  public List<String> kernels() {
    return schema.kernels();
  }

  /** Number of examples x, one a row. */
  public int rows() {
    return rows;
  }

  /** Number of examples x2, one a column. */
  public int columns() {
    return schema.columns();
  }

  /** Whether the file says that x2 is x; both triangles are there all the same. */
  public boolean symmetric() {
    return GramIdentity.isSymmetric(schema);
  }

  /** How its entries stand in the file. */
  public Storage storage() {
    return schema.storage();
  }

  /** Provenance, which Gram it is, and what its writer added; in the order of the keys. */
  public Map<String, String> metadata() {
    return schema.metadata();
  }

  /**
   * A kernel as a matrix [rows, columns], in memory of its own.
   *
   * @throws IllegalArgumentException if there is no such kernel, or it is too large for a matrix
   */
  public Matrix matrix(String kernel) {
    return block(kernel, 0, rows, 0, columns());
  }

  /**
   * A piece of a kernel in memory of its own: rows from r0 (inclusive) to r1 (exclusive), columns
   * from c0 to c1. Time and memory are those of the piece.
   *
   * @return {@code [r1 − r0, c1 − c0]}
   * @throws IllegalArgumentException if there is no such kernel, or it is too large for a matrix
   */
  public Matrix block(String kernel, int r0, int r1, int c0, int c1) {
    int number = number(kernel);
    Objects.checkFromToIndex(r0, r1, rows);
    Objects.checkFromToIndex(c0, c1, columns());
    Matrix block = Matrix.zeros(r1 - r0, c1 - c0);
    Integer first = strips.floorKey(r0);
    if (first != null) {
      for (MappedStrip strip : strips.subMap(first, r1).values()) {
        int from = Math.max(r0, strip.from());
        Tile tile = new Tile(from, Math.max(from, Math.min(r1, strip.to())), c0, c1);
        strip.copy(number, tile, block.values(), (from - r0) * (c1 - c0));
      }
    }
    return block;
  }

  /**
   * A kernel as an operator on mapped memory, never read whole: for Grams that are larger than
   * memory.
   *
   * @throws IllegalArgumentException if there is no such kernel
   */
  public LinearOperator operator(String kernel) {
    return new GramOperator(rows, columns(), strips.values(), number(kernel));
  }

  private int number(String kernel) {
    int number = kernels().indexOf(kernel);
    if (number < 0) {
      throw new IllegalArgumentException(
          "the Gram has no kernel '" + kernel + "': " + Nearest.hint(kernel, kernels()));
    }
    return number;
  }

  private static NavigableMap<Integer, MappedStrip> map(Path path, GramExtent extent)
      throws IOException {
    GramSchema schema = extent.schema();
    List<MappedRanges.Range> ranges = new ArrayList<>();
    for (StoredStrip strip : extent.strips()) {
      int length = (strip.to() - strip.from()) * schema.columns() * schema.storage().bytes();
      strip.numbers().forEach(at -> ranges.add(new MappedRanges.Range(at, length)));
    }
    Iterator<ByteBuffer> mapped = MappedRanges.of(path, ranges).iterator();
    NavigableMap<Integer, MappedStrip> strips = new TreeMap<>();
    for (StoredStrip strip : extent.strips()) {
      List<Entries> kernels = new ArrayList<>();
      strip.numbers().forEach(at -> kernels.add(schema.storage().entries(mapped.next())));
      if (strip.from() < strip.to()) {
        strips.put(
            strip.from(), new MappedStrip(strip.from(), strip.to(), schema.columns(), kernels));
      }
    }
    return strips;
  }
}
