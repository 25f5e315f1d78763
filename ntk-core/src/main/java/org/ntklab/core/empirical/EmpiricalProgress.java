package org.ntklab.core.empirical;

/** Hears how far a computation is; one call at a time, from several threads. */
@FunctionalInterface
public interface EmpiricalProgress {
  /** Hears nothing. */
  EmpiricalProgress NONE = (done, of) -> {};

  /**
   * So many parts of equal size are done: of each draw, its pairs of blocks of examples.
   *
   * @param of parts in all
   */
  void progress(int done, int of);
}
