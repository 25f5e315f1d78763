package org.ntklab.datasets.uci;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * {@code data: {name: uci-regression, set: yacht, split: 0}}: a regression set under one of the 20
 * splits of Hernández-Lobato and Adams 2015, from {@code uci-regression/SET/SET.csv} and {@code
 * test_splits.txt} of the data folder, whose line k (from 0) has the test rows of split k. Training
 * rows are all others, in the order of the table. Values are raw.
 */
public final class UciRegression implements Kind<DataSource> {
  private static final String NAME = "uci-regression";
  private static final String SPLIT = "split";
  private static final int SPLITS = 20;
  private static final String SPLIT_FILE = "test_splits.txt";

  private final TableCollection sets;

  /** With files of a data folder; it is looked at when a set is asked for. */
  @Inject
  public UciRegression(DataFolder data) {
    sets = new TableCollection(data, NAME, SPLIT_FILE);
  }

  @Override
  public DataSource read(Options options) {
    Optional<String> set = sets.read(options);
    int split =
        options.integer(SPLIT).check(k -> k >= 0 && k < SPLITS, "0 to " + (SPLITS - 1)).orElse(0);
    if (set.isEmpty()) {
      return source("", Path.of(SPLIT_FILE), Path.of(SPLIT_FILE), split);
    }
    return source(
        set.get(), sets.tableOf(set.get()), sets.file(set.get(), SPLIT_FILE, options), split);
  }

  private DataSource source(String set, Path table, Path rows, int split) {
    return new SplitTable(
        new DataDescription(
            set.isEmpty() ? NAME : NAME + "/" + set,
            "small tables of real targets, with 20 usual splits: 308 to 9568 rows, 4 to 13 features"
                + " (set: NAME, split: 0 to 19); "
                + sets.count(),
            "UCI repository, splits of Hernández-Lobato and Adams 2015; SET/SET.csv and SET/"
                + SPLIT_FILE
                + " in the data folder's "
                + NAME,
            "CC BY 4.0 (UCI repository): credit the donors of the set"),
        () -> "%s %s split %d %s".formatted(NAME, set, split, sets.digest(table, rows)),
        table,
        rows,
        numbers -> {
          int[] test = numbers.read(SPLITS).get(split);
          return new SplitTable.Parts(numbers.others(test), test);
        },
        false);
  }
}
