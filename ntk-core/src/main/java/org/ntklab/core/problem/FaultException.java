package org.ntklab.core.problem;

/** The program or the machine failed, not the user: a full disk, a broken file. Exit code 1. */
public final class FaultException extends NtkException {
  private static final long serialVersionUID = 1L;

  /** Says what failed and what is safe. */
  public FaultException(String message, Throwable cause) {
    super(ExitCode.FAULT, message, cause);
  }
}
