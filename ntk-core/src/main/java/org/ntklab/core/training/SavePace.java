package org.ntklab.core.training;

import java.time.Duration;

/**
 * How often a run saves from where it could go on.
 *
 * @param least the time from one save to the next, at least: short runs save nothing
 * @param share of the time that saving may take, above 0: large networks save less often
 */
public record SavePace(Duration least, double share) {
  /** A kill costs a few seconds, and saving a fiftieth of the time. */
  public static final SavePace USUAL = new SavePace(Duration.ofSeconds(2), 0.02);

  /** How long to wait after a save that took so long. */
  Duration after(Duration cost) {
    Duration wanted = Duration.ofNanos((long) (cost.toNanos() / share));
    return wanted.compareTo(least) > 0 ? wanted : least;
  }
}
