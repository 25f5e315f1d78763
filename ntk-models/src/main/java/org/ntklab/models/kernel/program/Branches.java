package org.ntklab.models.kernel.program;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * Whether parallel branches are independent enough in the limit that their kernels may be added or
 * multiplied.
 *
 * <p>The branches of a join part at the last step through which all of them pass. Weights behind it
 * belong to the branch they are on.
 */
@Reference(key = "novak2020", where = "stax.FanInSum")
final class Branches {
  private final List<Step> steps;
  private final List<LimitState> states;
  private final String join;
  private final List<Integer> ends;
  private final int split;
  private final List<BitSet> own = new ArrayList<>();

  /**
   * The branches of a join.
   *
   * @param join its name, for messages
   * @param ends the last step of each branch
   */
  Branches(List<Step> steps, List<LimitState> states, String join, List<Integer> ends) {
    this.steps = steps;
    this.states = states;
    this.join = join;
    this.ends = ends;
    BitSet common = dominators(ends.get(0));
    ends.forEach(end -> common.and(dominators(end)));
    this.split = common.length() - 1;
    BitSet before = ancestors(split);
    for (int end : ends) {
      BitSet weights = ancestors(end);
      weights.andNot(before);
      weights.stream()
          .filter(i -> !(steps.get(i).operation() instanceof Operation.Affine))
          .forEach(weights::clear);
      own.add(weights);
    }
  }

  /**
   * Checks that covariances add up: no weights on two branches, and all branches but one end in
   * fresh zero-mean weights of their own.
   *
   * @return what is known of the sum
   */
  LimitState sum() {
    demandSeparateWeights();
    List<Integer> stale = new ArrayList<>();
    boolean gaussian = true;
    int origin = Integer.MAX_VALUE;
    for (int branch = 0; branch < ends.size(); branch++) {
      LimitState state = states.get(ends.get(branch));
      if (!state.gaussian() || state.origin() <= split) {
        stale.add(branch + 1);
      }
      gaussian &= state.gaussian();
      origin = Math.min(origin, state.origin());
    }
    if (stale.size() > 1) {
      throw new RefusedException(
          ("layer '%s': branches %d and %d are correlated, and the kernel of their sum is not the"
                  + " sum of their kernels; end all branches but one in a 'dense' or 'conv' layer"
                  + " of their own")
              .formatted(join, stale.get(0), stale.get(1)));
    }
    return gaussian ? new LimitState(true, origin, "") : LimitState.ended(join);
  }

  /** Checks that covariances multiply: no weights on two branches, at most one without any. */
  LimitState product() {
    demandSeparateWeights();
    List<Integer> bare = new ArrayList<>();
    for (int branch = 0; branch < ends.size(); branch++) {
      if (own.get(branch).isEmpty()) {
        bare.add(branch + 1);
      }
    }
    if (bare.size() > 1) {
      throw new RefusedException(
          ("layer '%s': branches %d and %d have no weights of their own, so they depend on each"
                  + " other, and the kernel of their product is not the product of their kernels")
              .formatted(join, bare.get(0), bare.get(1)));
    }
    return LimitState.ended(join);
  }

  private void demandSeparateWeights() {
    for (int a = 0; a < own.size(); a++) {
      for (int b = a + 1; b < own.size(); b++) {
        BitSet shared = (BitSet) own.get(a).clone();
        shared.and(own.get(b));
        if (!shared.isEmpty()) {
          throw new RefusedException(
              "layer '%s': branches %d and %d share the weights of '%s'"
                  .formatted(join, a + 1, b + 1, steps.get(shared.nextSetBit(0)).name()));
        }
      }
    }
  }

  /** The step itself and everything before it. */
  private BitSet ancestors(int index) {
    BitSet seen = new BitSet();
    seen.set(index);
    for (int i = index; i >= 0; i--) {
      if (seen.get(i)) {
        steps.get(i).inputs().forEach(seen::set);
      }
    }
    return seen;
  }

  /** Steps through which every way from the data to this one leads, itself included. */
  private BitSet dominators(int index) {
    List<BitSet> known = new ArrayList<>();
    for (int i = 0; i <= index; i++) {
      BitSet set = new BitSet();
      List<Integer> inputs = steps.get(i).inputs();
      for (int k = 0; k < inputs.size(); k++) {
        if (k == 0) {
          set.or(known.get(inputs.get(0)));
        } else {
          set.and(known.get(inputs.get(k)));
        }
      }
      set.set(i);
      known.add(set);
    }
    return known.get(index);
  }
}
