package org.ntklab.core.layer;

/** Where a weighted layer stands between data and outputs: what its scaling depends on. */
public enum Role {
  /** All of its fan-in is data. */
  INPUT,
  /** Fan-in and fan-out grow with the width. */
  HIDDEN,
  /** Its fan-out is the network's output. */
  OUTPUT,
  /** The only layer on its way: fan-in is data and fan-out is the output; nothing grows. */
  DIRECT
}
