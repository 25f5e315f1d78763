package org.ntklab.core.gram;

/** Counts computed entries and tells a listener, one thread at a time. */
final class Tally {
  private final GramListener listener;
  private final long entries;
  private long computed;

  Tally(GramListener listener, long entries) {
    this.listener = listener;
    this.entries = entries;
  }

  /** A tile was computed. */
  synchronized void add(Tile tile) {
    computed += tile.entries();
    listener.progress(computed, entries);
  }
}
