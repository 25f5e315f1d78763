package org.ntklab.models.kernel.program;

/**
 * What is known of a step's output in the limit of infinite width.
 *
 * @param gaussian whether it is a zero-mean Gaussian given everything before the weights at {@code
 *     origin}
 * @param origin of a Gaussian: the earliest step whose weights it is a fresh linear map of
 * @param endedBy of anything else: name of the layer that made it so
 */
record LimitState(boolean gaussian, int origin, String endedBy) {
  /** Made by fresh weights. */
  static LimitState fresh(int step) {
    return new LimitState(true, step, "");
  }

  /** Not a Gaussian, because of a layer. */
  static LimitState ended(String by) {
    return new LimitState(false, -1, by);
  }
}
