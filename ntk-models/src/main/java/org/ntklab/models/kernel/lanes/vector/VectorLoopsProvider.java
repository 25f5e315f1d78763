package org.ntklab.models.kernel.lanes.vector;

import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;
import org.ntklab.models.kernel.lanes.SingleLaneLoops;

/** Makes the loops in vector instructions; reached by reflection, once their module is there. */
public final class VectorLoopsProvider implements LaneLoopsChoice.Provider {
  /** A provider. */
  public VectorLoopsProvider() {}

  @Override
  public LaneLoops loops() {
    return new VectorLoops();
  }

  @Override
  public SingleLaneLoops singleLoops() {
    return new SingleVectorLoops();
  }
}
