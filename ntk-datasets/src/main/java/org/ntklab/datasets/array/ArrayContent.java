package org.ntklab.datasets.array;

import java.io.IOException;

/** Where the values of an array come from, in pieces: {@code sink -> sink.put(matrix)}. */
@FunctionalInterface
public interface ArrayContent {
  /** Gives all values, row-major. */
  void writeTo(ArraySink sink) throws IOException;
}
