package org.ntklab.datasets.uci;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.RawData;
import org.ntklab.datasets.csv.CsvHeader;
import org.ntklab.datasets.csv.CsvTable;
import org.ntklab.datasets.file.DataBytes;

/**
 * One set under one official split: the training rows first, in the order of the split's file, then
 * the test rows.
 *
 * @param description name, origin and licence
 * @param digest what tells the content of the files and the split
 * @param table its CSV file, to be predicted is the last column
 * @param rows file of row numbers
 * @param split how the parts are read from it
 * @param classification whether the last column holds classes
 */
record SplitTable(
    DataDescription description,
    Supplier<String> digest,
    Path table,
    Path rows,
    Split split,
    boolean classification)
    implements DataSource {
  /** Training rows and test rows. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Parts(int[] train, int[] test) {}

  /** How row numbers tell the parts. */
  @FunctionalInterface
  interface Split {
    Parts of(RowNumbers numbers);
  }

  @Override
  public String fingerprint() {
    return digest.get();
  }

  @Override
  public String defaultTarget() {
    return classification ? "centred-one-hot" : "regression";
  }

  @Override
  public RawData load() {
    DataBytes bytes = DataBytes.of(table);
    CsvHeader header = CsvHeader.read(bytes);
    RawData all = new CsvTable(bytes, header, header.columns() - 1, classification).load();
    Parts parts = split.of(new RowNumbers(DataBytes.of(rows), all.inputs().rows()));
    int[] order =
        IntStream.concat(IntStream.of(parts.train()), IntStream.of(parts.test())).toArray();
    return all.select(order, OptionalInt.of(parts.train().length));
  }
}
