package org.ntklab.core.network;

/** Makes finite networks; one implementation an execution library. Safe for threads. */
public interface NetworkFactory {
  /** Name and version of what computes, part of a run's identity: {@code dl4j-1.0.0-M2.1}. */
  String numerics();

  /**
   * Checks that a network could be made and has a tangent kernel, without making it.
   *
   * @throws org.ntklab.core.problem.RefusedException when a layer has no finite reading, or couples
   *     the examples of a batch
   */
  void check(NetworkDescription description);

  /**
   * Makes the network with its initial weights; the caller closes it. One whose layers couple
   * examples is made, steps and measures; it is its tangent kernel that is refused.
   *
   * @throws org.ntklab.core.problem.RefusedException when a layer has no finite reading
   */
  Network create(NetworkDescription description);
}
