package org.ntklab.conformance.graph;

import java.util.List;
import org.ntklab.conformance.Check;

/**
 * An architecture or layer under test, in every setting that it accepts.
 *
 * @param name for messages
 * @param cases settings that can be built; may be empty
 * @param refusals settings that cannot be built, each with its reason
 * @param workbench makes networks and kernels
 */
public record GraphSubject(
    String name, List<GraphCase> cases, List<String> refusals, Workbench workbench) {
  public GraphSubject {
    cases = List.copyOf(cases);
    refusals = List.copyOf(refusals);
  }

  /** All checks of architectures and layers. */
  public static List<Check<GraphSubject>> checks() {
    return List.of(
        new ShapesCheck(),
        new CanonicalFormCheck(),
        new DeterminismCheck(),
        new ExamplesCheck(),
        new TangentCheck(),
        new KernelLimitCheck());
  }
}
