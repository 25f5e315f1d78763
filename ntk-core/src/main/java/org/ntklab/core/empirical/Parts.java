package org.ntklab.core.empirical;

/** Counts what all draws have done, and tells. */
final class Parts implements Runnable {
  private final EmpiricalProgress progress;
  private final int all;
  private int done;

  Parts(EmpiricalProgress progress, int all) {
    this.progress = progress;
    this.all = all;
  }

  /** One more is done. */
  @Override
  public void run() {
    add(1);
  }

  /** So many more are done. */
  synchronized void add(int count) {
    done += count;
    progress.progress(done, all);
  }
}
