package org.ntklab.core.problem;

/**
 * A request that is well formed and cannot be right: mathematically impossible, wrong by
 * construction, or too large. The message says why, with the numbers, and what would work. Exit
 * code 3.
 */
public final class RefusedException extends NtkException {
  private static final long serialVersionUID = 1L;

  /** Says what was asked, why it is refused, and what would work. */
  public RefusedException(String message) {
    super(ExitCode.REFUSED, message);
  }
}
