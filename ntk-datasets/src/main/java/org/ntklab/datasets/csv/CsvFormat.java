package org.ntklab.datasets.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileDigest;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.file.DataBytes;

/**
 * Comma-separated numbers, {@code .csv} or {@code .csv.gz}; a header line is recognised when its
 * first field is not a number.
 *
 * <p>Keys: {@code target-column}, by name or by number from 1 (the last column); {@code task},
 * {@code classification} or {@code regression} (classification for a column named {@code class}).
 */
public final class CsvFormat implements FileFormat {
  private static final String TASK = "task";
  private static final String CLASSIFICATION = "classification";
  private static final String REGRESSION = "regression";
  private static final CsvHeader STAND_IN = new CsvHeader(List.of("1", "2"), false);

  @Override
  public boolean accepts(String fileName) {
    return isCsv(fileName);
  }

  /** Whether a name is that of comma-separated text, packed or not. */
  static boolean isCsv(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".csv.gz");
  }

  /** Whether a column of this name holds classes. */
  public static boolean isClassColumn(String name) {
    return name.equalsIgnoreCase("class");
  }

  @Override
  public DataSource source(Path file, Options options) {
    options.node(TargetColumn.KEY);
    options.node(TASK);
    DataBytes bytes = DataBytes.of(file);
    try {
      CsvHeader header = CsvHeader.read(bytes);
      int target = TargetColumn.read(options, header);
      boolean classification = isClassification(options, header.names().get(target));
      return new CsvSource(
          new CsvTable(bytes, header, target, classification), FileDigest.sha256(file));
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
      return new CsvSource(new CsvTable(bytes, STAND_IN, 1, false), "");
    }
  }

  private static boolean isClassification(Options options, String column) {
    String byName = isClassColumn(column) ? CLASSIFICATION : REGRESSION;
    return options
        .oneOf(TASK, List.of(CLASSIFICATION, REGRESSION))
        .orElse(byName)
        .equals(CLASSIFICATION);
  }
}
