package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.util.List;
import org.ntklab.benchmarks.table.Row;

/** One thing that users wait for, and how long. */
public interface Job {
  /** Its name on the command line: {@code "dense"}. */
  String name();

  /** Measures it. */
  List<Row> measure() throws IOException, InterruptedException;
}
