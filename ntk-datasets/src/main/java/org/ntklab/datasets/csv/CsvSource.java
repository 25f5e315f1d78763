package org.ntklab.datasets.csv;

import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.RawData;

/**
 * A table in a file of the user's.
 *
 * @param table what to read of it
 * @param digest SHA-256 of the file
 */
record CsvSource(CsvTable table, String digest) implements DataSource {
  @Override
  public DataDescription description() {
    String summary =
        "CSV table of %d features, %s as %s"
            .formatted(
                table.header().columns() - 1,
                table.header().label(table.target()),
                table.classification() ? "classes" : "real values");
    String file = table.bytes().name();
    return new DataDescription(file, summary, file + ", sha256 " + digest, "the file's own");
  }

  @Override
  public String fingerprint() {
    return "csv sha256:" + digest;
  }

  @Override
  public String defaultTarget() {
    return table.classification() ? "centred-one-hot" : "regression";
  }

  @Override
  public RawData load() {
    return table.load();
  }
}
