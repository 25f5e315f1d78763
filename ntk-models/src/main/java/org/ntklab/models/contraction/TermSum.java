package org.ntklab.models.contraction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.ParallelTiles;
import org.ntklab.models.tangent.Mirror;

/**
 * Sums of terms: strips of columns side by side on several threads, in each of them term after
 * term, so that nothing depends on the number of threads.
 *
 * <p>Columns, because products of many rows are the faster ones; narrow strips of a small matrix,
 * because of a symmetric one they are as unequal as a triangle's.
 */
public final class TermSum {
  /** So many that threads end together, unless strips would be too narrow or too wide. */
  private static final int STRIPS = 8;

  private static final int LEAST_COLUMNS = 32;
  private static final int MOST_COLUMNS = 128;

  private final int rows;
  private final int columns;
  private final int each;
  private final boolean symmetric;
  private final int threads;
  private final Matrix sum;

  /**
   * A sum of nothing yet.
   *
   * @param rows examples
   * @param columns examples
   * @param each rows and columns of the matrix for one example: outputs, or 1 for their mean
   * @param threads at least 1
   */
  public TermSum(int rows, int columns, int each, boolean symmetric, int threads) {
    this.rows = rows;
    this.columns = columns;
    this.each = each;
    this.symmetric = symmetric;
    this.threads = threads;
    this.sum = Matrix.zeros(rows * each, columns * each);
  }

  /**
   * The sum of these terms, made in their order, and no further one beside one that is heavy.
   *
   * @return {@code [rows·each, columns·each]}
   */
  public Matrix of(List<Supplier<TangentTerm>> terms) {
    List<TangentTerm> made = new ArrayList<>();
    try {
      for (Supplier<TangentTerm> term : terms) {
        made.add(term.get());
        if (made.get(made.size() - 1).isHeavy()) {
          add(made, false);
        }
      }
      add(made, symmetric);
    } finally {
      made.forEach(TangentTerm::close);
    }
    return sum;
  }

  /**
   * Adds terms and closes them.
   *
   * @param mirror whether these are the last ones of a symmetric matrix
   */
  private void add(List<TangentTerm> made, boolean mirror) {
    int wanted = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns * each / STRIPS));
    int strip = Math.max(1, wanted / each);
    int strips = rows == 0 ? 0 : (columns + strip - 1) / strip;
    int used = made.isEmpty() && !mirror ? 0 : Math.min(threads, strips);
    AtomicInteger next = new AtomicInteger(strips);
    ParallelTiles.forEach(
        threads,
        used,
        worker -> {
          try (StripMemory memory = new StripMemory()) {
            // The longest first.
            for (int i = next.decrementAndGet(); i >= 0; i = next.decrementAndGet()) {
              int to = Math.min((i + 1) * strip, columns);
              for (TangentTerm term : made) {
                term.add(i * strip, to, symmetric ? to : rows, sum, memory);
              }
              if (mirror) {
                // No other strip reads or writes there.
                Mirror.upperToLower(sum, i * strip * each, to * each);
              }
            }
          }
        });
    made.forEach(TangentTerm::close);
    made.clear();
  }
}
