package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.Grid;

/**
 * Sides made from others when they are first read, into the same memory for one batch after the
 * other. Not safe for threads.
 */
abstract class DerivedSides implements Sides {
  private final Prepared prepared;
  private final Cache values;
  private final Cache[] variances;
  private final Cache[] numbers;
  private final Cache[] rowSums;
  private Sides from;
  private long version;

  private static final class Cache {
    final SideArray array = new SideArray();
    long version;
  }

  DerivedSides(Prepared prepared) {
    this.prepared = prepared;
    int steps = prepared.steps().size();
    this.values = new Cache();
    this.variances = new Cache[steps];
    this.numbers = new Cache[steps];
    this.rowSums = new Cache[steps];
    for (int step = 0; step < steps; step++) {
      variances[step] = new Cache();
      numbers[step] = new Cache();
      rowSums[step] = new Cache();
    }
  }

  /** Forgets what was made, for it comes from elsewhere now. */
  final void begin(Sides source) {
    from = source;
    version++;
  }

  /** Makes one array from another. */
  abstract void derive(SideArray source, SideArray made, Grid grid);

  @Override
  public final SideArray values() {
    return made(values, from.values(), prepared.steps().get(0).grid());
  }

  @Override
  public final SideArray variances(int step) {
    return made(variances[step], from.variances(step), grid(step));
  }

  @Override
  public final SideArray numbers(int step) {
    return made(numbers[step], from.numbers(step), grid(step));
  }

  @Override
  public final SideArray rowSums(int step) {
    return made(rowSums[step], from.rowSums(step), grid(step));
  }

  private Grid grid(int step) {
    return prepared.steps().get(step).grid();
  }

  private SideArray made(Cache cache, SideArray source, Grid grid) {
    if (cache.version != version) {
      derive(source, cache.array, grid);
      cache.version = version;
    }
    return cache.array;
  }
}
