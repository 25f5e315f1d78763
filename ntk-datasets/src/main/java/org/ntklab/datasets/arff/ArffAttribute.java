package org.ntklab.datasets.arff;

import java.util.List;

/**
 * A column.
 *
 * @param name as declared
 * @param values of a nominal column, in the order declared; none for a numeric one
 */
record ArffAttribute(String name, List<String> values) {
  ArffAttribute {
    values = List.copyOf(values);
  }

  boolean isNominal() {
    return !values.isEmpty();
  }

  /** Number of features that it gives: one a value when nominal. */
  int width() {
    return isNominal() ? values.size() : 1;
  }
}
