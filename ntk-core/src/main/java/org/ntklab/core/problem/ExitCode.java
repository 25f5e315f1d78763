package org.ntklab.core.problem;

/** How a command ends. When several apply, the first in the order of the constants counts. */
public enum ExitCode {
  /** Stopped by the user; what was done is kept. */
  INTERRUPTED(130),
  /** A fault of the program or the machine. */
  FAULT(1),
  /** Something the user typed or gave is wrong. */
  INVALID_INPUT(2),
  /** Well formed, but impossible or wrong by construction. */
  REFUSED(3),
  /** Finished, but some runs failed or diverged. */
  INCOMPLETE(4),
  /** Done. */
  DONE(0);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process status. */
  public int status() {
    return status;
  }
}
