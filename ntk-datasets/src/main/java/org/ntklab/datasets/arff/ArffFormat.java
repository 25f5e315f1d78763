package org.ntklab.datasets.arff;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.datasets.csv.CsvFormat;
import org.ntklab.datasets.csv.TargetColumn;
import org.ntklab.datasets.file.DataBytes;

/**
 * Weka's attribute-relation form, {@code .arff} or {@code .arff.gz}, with numeric and nominal
 * attributes and all values written out. A nominal input becomes one feature a declared value, 1 or
 * 0; a nominal target gives classes in the order declared.
 *
 * <p>Keys: {@code target-column}, by name or by number from 1 (the last attribute); {@code task},
 * {@code classification} or {@code regression} (classification for a nominal target and one named
 * {@code class}); {@code missing}, {@code refuse} or {@code mean}, what to do with values {@code ?}
 * (refuse). Means are taken over all rows of the file, before any split.
 */
public final class ArffFormat implements FileFormat {
  private static final String TASK = "task";
  private static final String CLASSIFICATION = "classification";
  private static final String REGRESSION = "regression";
  private static final String MISSING = "missing";
  private static final String MEAN = "mean";
  private static final ArffHeader STAND_IN =
      new ArffHeader(
          List.of(new ArffAttribute("x", List.of()), new ArffAttribute("y", List.of())), 0);

  @Override
  public boolean accepts(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".arff") || name.endsWith(".arff.gz");
  }

  @Override
  public DataSource source(Path file, Options options) {
    options.node(TargetColumn.KEY);
    options.node(TASK);
    boolean fill = options.oneOf(MISSING, List.of("refuse", MEAN)).orElse("refuse").equals(MEAN);
    DataBytes bytes = DataBytes.of(file);
    try {
      ArffHeader header = ArffHeader.read(bytes);
      int target = TargetColumn.read(options, header.names());
      boolean classification = isClassification(options, header.attributes().get(target));
      return new ArffSource(
          new ArffRows(bytes, header, target, classification, fill), bytes.sha256());
    } catch (InvalidInputException e) {
      options.problems().addAll(e.problems());
      return new ArffSource(new ArffRows(bytes, STAND_IN, 1, false, fill), "");
    }
  }

  private static boolean isClassification(Options options, ArffAttribute target) {
    boolean classes = target.isNominal() || CsvFormat.isClassColumn(target.name());
    String task =
        options
            .oneOf(TASK, List.of(CLASSIFICATION, REGRESSION))
            .orElse(classes ? CLASSIFICATION : REGRESSION);
    if (target.isNominal() && task.equals(REGRESSION)) {
      options.problem(
          TASK,
          "found 'regression', and the attribute '%s' is nominal: its values are classes"
              .formatted(target.name()));
    }
    return target.isNominal() || task.equals(CLASSIFICATION);
  }
}
