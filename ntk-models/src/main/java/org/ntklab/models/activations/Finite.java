package org.ntklab.models.activations;

/** Checks the constants of functions that are made by programs; options are checked on reading. */
final class Finite {
  private Finite() {}

  static void check(String activation, String constant, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          activation + ": " + constant + " is " + value + ", a finite number is expected");
    }
  }
}
