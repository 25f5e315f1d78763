package org.ntklab.datasets.arff;

import java.util.Arrays;
import java.util.List;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * A table in a file of the user's, nominal columns as one feature a value: 1 for the value of the
 * row, 0 for the others. A missing value becomes the mean of the column over all rows that have
 * one; of a nominal column that is the frequency of each value.
 *
 * @param rows where the numbers are
 * @param digest SHA-256 of the unpacked file
 */
record ArffSource(ArffRows rows, String digest) implements DataSource {
  @Override
  public DataDescription description() {
    String file = rows.bytes().name();
    String summary =
        "ARFF table of %d features, %s as %s"
            .formatted(
                features(),
                rows.header().names().label(rows.target()),
                isClassification() ? "classes" : "real values");
    return new DataDescription(file, summary, file + ", sha256 " + digest, "the file's own");
  }

  @Override
  public String fingerprint() {
    return "arff sha256:" + digest;
  }

  @Override
  public String defaultTarget() {
    return isClassification() ? "centred-one-hot" : "regression";
  }

  @Override
  public RawData load() {
    List<double[]> table = rows.read();
    Matrix inputs = Matrix.zeros(table.size(), features());
    int feature = 0;
    for (int column = 0; column < rows.header().attributes().size(); column++) {
      if (column != rows.target()) {
        feature = fill(inputs, feature, table, column);
      }
    }
    return new RawData(inputs, Shape.vector(inputs.columns()), labels(table));
  }

  private boolean isClassification() {
    return rows.classification();
  }

  private int features() {
    List<ArffAttribute> attributes = rows.header().attributes();
    return attributes.stream().mapToInt(ArffAttribute::width).sum()
        - attributes.get(rows.target()).width();
  }

  /** Writes the features of a column, and the means of what is known where a value is missing. */
  private int fill(Matrix inputs, int first, List<double[]> table, int column) {
    ArffAttribute attribute = rows.header().attributes().get(column);
    double[] means = new double[attribute.width()];
    int known = 0;
    for (int i = 0; i < table.size(); i++) {
      double value = table.get(i)[column];
      if (!Double.isNaN(value)) {
        int offset = attribute.isNominal() ? (int) value : 0;
        double number = attribute.isNominal() ? 1 : value;
        inputs.set(i, first + offset, number);
        means[offset] += number;
        known++;
      }
    }
    if (known == 0) {
      throw rows.bytes()
          .invalid(
              rows.header().names().label(column) + " has no value at all, so there is no mean");
    }
    for (int i = 0; i < table.size(); i++) {
      for (int k = 0; Double.isNaN(table.get(i)[column]) && k < means.length; k++) {
        inputs.set(i, first + k, means[k] / known);
      }
    }
    return first + means.length;
  }

  private Labels labels(List<double[]> table) {
    double[] values = table.stream().mapToDouble(row -> row[rows.target()]).toArray();
    if (!isClassification()) {
      return new Labels.Values(Matrix.ofColumn(values));
    }
    List<Integer> classes = Arrays.stream(values).mapToObj(value -> (int) value).toList();
    ArffAttribute attribute = rows.header().attributes().get(rows.target());
    int count =
        attribute.isNominal()
            ? attribute.width()
            : 1 + classes.stream().mapToInt(Integer::intValue).max().orElseThrow();
    return new Labels.Classes(classes, count);
  }
}
