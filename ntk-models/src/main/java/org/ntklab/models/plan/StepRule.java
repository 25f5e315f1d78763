package org.ntklab.models.plan;

/** A layer kind's way into a plan. */
@FunctionalInterface
public interface StepRule {
  /** The layer at its place. */
  LayerStep bind(StepSite site);

  /** Whether the layer only hands its numbers on: it gets no memory and is never bound. */
  default boolean isIdentity() {
    return false;
  }

  /** The rule of a layer that only hands its numbers on. */
  static StepRule identity() {
    return new StepRule() {
      @Override
      public LayerStep bind(StepSite site) {
        throw new UnsupportedOperationException("a layer that hands its numbers on does nothing");
      }

      @Override
      public boolean isIdentity() {
        return true;
      }
    };
  }
}
