package org.ntklab.benchmarks.parts;

import org.ntklab.models.kernel.lanes.LaneLoopsChoice;

/** The two implementations of the lane loops, as a parameter of benchmarks. */
public enum Loops {
  /** Vector instructions, or the plain loops where the JVM has none. */
  VECTOR,
  /** Plain Java. */
  PLAIN;

  LaneLoopsChoice choice() {
    return this == VECTOR ? LaneLoopsChoice.ofThisProcess() : LaneLoopsChoice.plain();
  }
}
