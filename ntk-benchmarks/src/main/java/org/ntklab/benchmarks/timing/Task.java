package org.ntklab.benchmarks.timing;

import java.io.IOException;

/** Something whose time is measured; the same work each time it is run. */
@FunctionalInterface
public interface Task {
  /** Makes ready for one run; not timed. */
  default void prepare() throws IOException {}

  /** Does the work once. */
  void run() throws IOException, InterruptedException;
}
