package org.ntklab.models.plan;

import java.util.Optional;
import org.ntklab.core.network.Precision;

/**
 * The memory of one layer's output: values, and the signals that arrive there, ∂/∂ of what is
 * differentiated.
 */
public final class Slot implements AutoCloseable {
  private final int size;
  private final NativeValues values;
  private final Optional<NativeValues> signals;

  /**
   * Memory for some rows.
   *
   * @param each signals of one example, all of which pass at once
   * @param size numbers of one example
   * @param hasSignals whether anything before it can be trained
   */
  public Slot(Precision precision, int rows, int each, int size, boolean hasSignals) {
    this.size = size;
    this.values = NativeValues.zeros(precision, (long) rows * size);
    this.signals =
        hasSignals
            ? Optional.of(NativeValues.zeros(precision, (long) rows * each * size))
            : Optional.empty();
  }

  /** Numbers of one example. */
  public int size() {
    return size;
  }

  /** {@code [rows, size]}. */
  public NativeValues values() {
    return values;
  }

  /**
   * {@code [rows·each, size]}, an example's one below the other; only where {@link #hasSignals}.
   */
  public NativeValues signals() {
    return signals.orElseThrow();
  }

  /** Whether anything before it can be trained. */
  public boolean hasSignals() {
    return signals.isPresent();
  }

  @Override
  public void close() {
    values.close();
    signals.ifPresent(NativeValues::close);
  }
}
