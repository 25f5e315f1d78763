package org.ntklab.conformance.activation;

import java.util.Arrays;
import java.util.List;
import org.ntklab.conformance.Check;
import org.ntklab.core.activation.Activation;

/**
 * An activation under test.
 *
 * @param name for messages
 * @param activation the function
 */
public record ActivationSubject(String name, Activation activation) {
  /** Inputs from −REACH to REACH are looked at. */
  static final double REACH = 6;

  /** All checks of activations. */
  public static List<Check<ActivationSubject>> checks() {
    return List.of(
        new KinkCheck(),
        new DerivativeCheck(),
        new LoopsCheck(),
        new DualCheck(),
        new HomogeneityCheck());
  }

  /** Whether one of the kinks told of lies in [from, to]. */
  boolean hasKinkIn(double from, double to) {
    return Arrays.stream(activation.kinks()).anyMatch(kink -> from <= kink && kink <= to);
  }
}
