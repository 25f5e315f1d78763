package org.ntklab.core.problem;

/** What the project throws on purpose: a message for a person and the exit code it ends with. */
public abstract sealed class NtkException extends RuntimeException
    permits InvalidInputException, RefusedException, FaultException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  NtkException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  NtkException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** What a program that ends with this exception returns. */
  public final ExitCode exitCode() {
    return exitCode;
  }
}
