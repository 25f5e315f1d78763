package org.ntklab.core.gram;

/** Hears how a Gram comes along; called from one thread at a time, never twice at once. */
public interface GramListener {
  /** Hears nothing. */
  GramListener NONE = new GramListener() {};

  /** Another program computes into the same file; its end is waited for. */
  default void waiting() {}

  /**
   * Before the first tile.
   *
   * @param resumedRows rows that an interrupted computation left in the part
   * @param knownRows examples whose entries come from the finished file that is appended to
   * @param entries to be computed now, of each kernel
   */
  default void started(int resumedRows, int knownRows, long entries) {}

  /**
   * After each tile.
   *
   * @param computed entries done since the start
   * @param entries as {@link #started} said
   */
  default void progress(long computed, long entries) {}
}
