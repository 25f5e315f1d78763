package org.ntklab.core.layer;

import java.util.Locale;

/** What initial weights are drawn from, in units of their standard deviation. */
public enum WeightDraw {
  /** Standard normal numbers. */
  NORMAL,
  /** 1 and −1 with equal odds: every weight of the same size. */
  SIGNS;

  /** The initial weight, in units of its deviation, that a standard normal number stands for. */
  public double of(double normal) {
    return this == SIGNS ? Math.copySign(1, normal) : normal;
  }

  /** As written: {@code signs}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
