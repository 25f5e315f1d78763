package org.ntklab.cli.command;

/** The user stopped a study; says what is kept and how to go on. */
public final class InterruptedStudyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InterruptedStudyException(String message, Throwable cause) {
    super(message, cause);
  }
}
