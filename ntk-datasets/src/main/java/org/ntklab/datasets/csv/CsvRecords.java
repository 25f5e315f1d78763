package org.ntklab.datasets.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;
import org.ntklab.datasets.file.DataBytes;

/** The records of a text, one after the other; blank lines are none. */
final class CsvRecords {
  /** Room for genomes; the library's own limit is 16384. */
  private static final int MOST_FIELDS = 1 << 20;

  private CsvRecords() {}

  /**
   * Visits records until the visitor has had enough.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when the bytes cannot be read or split
   */
  static void visit(DataBytes bytes, Predicate<CsvRecord> wantsMore) {
    CsvRecordHandler handler = CsvRecordHandler.of(limits -> limits.maxFields(MOST_FIELDS));
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .detectBomHeader(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(handler, bytes.open())) {
      for (CsvRecord record : records) {
        if (!wantsMore.test(record)) {
          return;
        }
      }
    } catch (IOException e) {
      throw bytes.unreadable(e);
    } catch (UncheckedIOException e) {
      throw bytes.unreadable(e.getCause());
    } catch (CsvParseException e) {
      throw bytes.invalid("is no well-formed CSV: " + e.getMessage());
    }
  }
}
