package org.ntklab.models.layers.conv.lanes;

import java.util.Optional;
import org.ntklab.models.kernel.lanes.LaneLoopsChoice;

/**
 * Whether this process has loops for Winograd's convolutions: where {@link LaneLoopsChoice} found
 * vector instructions, and the processor has vectors of {@link TileLoops#LANES} numbers. There is
 * no plain twin of the loops: other convolutions do without them, and are the twins of the whole.
 */
public final class TileLoopsChoice {
  private TileLoopsChoice() {}

  private static final class Holder {
    static final boolean IS_THERE = make().map(TileLoops::areFast).orElse(false);
  }

  /** Loops of one thread; empty where they would be slow. */
  public static Optional<TileLoops> loops() {
    return Holder.IS_THERE ? make() : Optional.empty();
  }

  private static Optional<TileLoops> make() {
    if (!LaneLoopsChoice.ofThisProcess().isVector()) {
      return Optional.empty();
    }
    try {
      String name = TileLoopsChoice.class.getPackageName() + ".vector.TileVectorLoops";
      return Optional.of(
          Class.forName(name).asSubclass(TileLoops.class).getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException("the loops of convolutions are not in the program's jar", e);
    }
  }
}
