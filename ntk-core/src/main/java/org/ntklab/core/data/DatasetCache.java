package org.ntklab.core.data;

import jakarta.inject.Inject;
import java.util.IdentityHashMap;

/** Keeps loaded data, since all cells of a study mostly share theirs. Safe for threads. */
public final class DatasetCache {
  private final IdentityHashMap<DataSpec, Dataset> loaded = new IdentityHashMap<>();

  /** An empty cache. */
  @Inject
  public DatasetCache() {}

  /** The data of a specification, loaded at the first call with that very object. */
  public synchronized Dataset get(DataSpec spec) {
    Dataset known = loaded.get(spec);
    if (known == null) {
      known = spec.load();
      loaded.put(spec, known);
    }
    return known;
  }
}
