package org.ntklab.models.contraction;

import org.ntklab.core.network.Precision;
import org.ntklab.models.plan.NativeValues;

/** Memory for products that one thread uses for strip after strip: new pages cost time. */
public final class StripMemory implements AutoCloseable {
  private NativeValues inputs;
  private NativeValues signals;
  private NativeValues row;

  /** For products of inputs: at least so many numbers, of any value. */
  public NativeValues inputs(Precision precision, long length) {
    inputs = atLeast(inputs, precision, length);
    return inputs;
  }

  /** For products of signals: at least so many numbers, of any value. */
  public NativeValues signals(Precision precision, long length) {
    signals = atLeast(signals, precision, length);
    return signals;
  }

  /** For a row of products: at least so many numbers, of any value. */
  NativeValues row(Precision precision, long length) {
    row = atLeast(row, precision, length);
    return row;
  }

  private static NativeValues atLeast(NativeValues values, Precision precision, long length) {
    if (values != null && values.precision() == precision && values.length() >= length) {
      return values;
    }
    if (values != null) {
      values.close();
    }
    return NativeValues.zeros(precision, length);
  }

  @Override
  public void close() {
    for (NativeValues values : new NativeValues[] {inputs, signals, row}) {
      if (values != null) {
        values.close();
      }
    }
  }
}
