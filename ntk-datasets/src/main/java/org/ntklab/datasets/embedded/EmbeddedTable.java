package org.ntklab.datasets.embedded;

import java.util.OptionalInt;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.datasets.csv.CsvHeader;
import org.ntklab.datasets.csv.CsvTable;
import org.ntklab.datasets.file.DataBytes;

/**
 * A table that comes with the program; its last column is to be predicted.
 *
 * @param name in experiments
 * @param summary what it is, with rows and features
 * @param origin who made it
 * @param licence under what terms
 * @param file resource beside this class
 * @param sha256 of the resource, hexadecimal
 * @param shape shape of one example
 * @param layout shape of the images that the rows are, or shape again
 * @param classification whether the last column holds classes
 */
record EmbeddedTable(
    String name,
    String summary,
    String origin,
    String licence,
    String file,
    String sha256,
    Shape shape,
    Shape layout,
    boolean classification)
    implements DataSource {
  /** Terms of the UCI repository. */
  static final String CC_BY = "CC BY 4.0";

  @Override
  public DataDescription description() {
    String source = origin + "; as bundled by scikit-learn 1.2.1; " + file + ", sha256 " + sha256;
    return new DataDescription(name, summary, source, licence);
  }

  @Override
  public String fingerprint() {
    return name + " sha256:" + sha256;
  }

  @Override
  public String defaultTarget() {
    return classification ? "centred-one-hot" : "regression";
  }

  @Override
  public RawData load() {
    DataBytes bytes = DataBytes.resource(EmbeddedTable.class, file);
    CsvHeader header = CsvHeader.read(bytes);
    RawData table = new CsvTable(bytes, header, header.columns() - 1, classification).load();
    return new RawData(table.inputs(), shape, layout, table.labels(), OptionalInt.empty());
  }
}
