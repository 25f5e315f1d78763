package org.ntklab.models.kernel.execution;

/** Runs one chain for all offsets that are wanted, some at a time. Not safe for threads. */
interface ChainExecution {
  /** What takes a plane of the target. */
  interface Consumer {
    /** Takes a plane, which is written over afterwards. */
    void take(Planes plane, PlaneShape shape);
  }

  /**
   * Makes the target's planes for all offsets up to a radius.
   *
   * @param stores what mixing steps left, by step
   * @param withNone whether the plane of equal positions is wanted too
   */
  void run(
      Batch batch, PlaneStore[] stores, Plan.Radius radius, boolean withNone, Consumer consumer);

  /** Where distances of vectors are put before a run. */
  Planes inputPlanes();

  /**
   * The execution that suits a chain.
   *
   * @param single whether planes are in single precision
   * @param groups chunks at each pair of positions, at most
   */
  static ChainExecution of(Prepared prepared, Chain chain, boolean single, int groups) {
    return chain.torus()
        ? new TorusRunner(prepared, chain, single)
        : new ChainRunner(prepared, chain, single, groups);
  }
}
