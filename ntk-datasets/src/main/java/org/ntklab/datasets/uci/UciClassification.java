package org.ntklab.datasets.uci;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * {@code data: {name: uci, set: abalone, fold: 0}}: a classification set of Fernández-Delgado,
 * Cernadas, Barro and Amorim 2014, from {@code uci/SET/SET.csv} of the data folder.
 *
 * <p>{@code fold} 0 to 3 (0) takes training and test rows of that fold from {@code
 * conxuntos_kfold.dat}; {@code validation} takes the halves of {@code conxuntos.dat}, on which
 * hyper-parameters are chosen. The "folds" are four random splits of 75 % and 25 %, whose test
 * parts overlap. Features were standardised over all rows by the collection.
 */
public final class UciClassification implements Kind<DataSource> {
  private static final String NAME = "uci";
  private static final String FOLD = "fold";
  private static final String VALIDATION = "validation";
  private static final int FOLDS = 4;
  private static final String FOLD_FILE = "conxuntos_kfold.dat";
  private static final String HALVES_FILE = "conxuntos.dat";

  private final TableCollection sets;

  /** With files of a data folder; it is looked at when a set is asked for. */
  @Inject
  public UciClassification(DataFolder data) {
    sets = new TableCollection(data, NAME, FOLD_FILE);
  }

  @Override
  public DataSource read(Options options) {
    Optional<String> set = sets.read(options);
    Object fold = fold(options);
    String file = fold.equals(VALIDATION) ? HALVES_FILE : FOLD_FILE;
    if (set.isEmpty()) {
      return source("", Path.of(file), Path.of(file), fold);
    }
    return source(set.get(), sets.tableOf(set.get()), sets.file(set.get(), file, options), fold);
  }

  private DataSource source(String set, Path table, Path rows, Object fold) {
    return new SplitTable(
        new DataDescription(
            set.isEmpty() ? NAME : NAME + "/" + set,
            "small tables to classify, with four official folds: 10 to 5000 rows, 3 to 262 features"
                + " (set: NAME, fold: 0 to 3 or validation); "
                + sets.count(),
            "Fernández-Delgado et al. 2014, from the UCI repository; SET/SET.csv, SET/"
                + FOLD_FILE
                + " and SET/"
                + HALVES_FILE
                + " in the data folder's uci",
            "CC BY 4.0 (UCI repository): credit the donors of the set"),
        () -> "%s %s fold %s %s".formatted(NAME, set, fold, sets.digest(table, rows)),
        table,
        rows,
        numbers -> parts(numbers, fold),
        true);
  }

  private static SplitTable.Parts parts(RowNumbers numbers, Object fold) {
    boolean halves = fold.equals(VALIDATION);
    int line = halves ? 0 : 2 * ((Long) fold).intValue();
    List<int[]> lines = numbers.read(halves ? 2 : 2 * FOLDS);
    numbers.demandDisjoint(lines.get(line), lines.get(line + 1), line + 2);
    return new SplitTable.Parts(lines.get(line), lines.get(line + 1));
  }

  /** A number of a fold as a Long, or the word. */
  private static Object fold(Options options) {
    Object fold = options.node(FOLD).map(ConfigNode::plain).orElse(0L);
    boolean known =
        fold.equals(VALIDATION) || (fold instanceof Long number && number >= 0 && number < FOLDS);
    if (!known) {
      options.expected(FOLD, "0, 1, 2, 3 or " + VALIDATION);
      return 0L;
    }
    options.remember(FOLD, fold);
    return fold;
  }
}
