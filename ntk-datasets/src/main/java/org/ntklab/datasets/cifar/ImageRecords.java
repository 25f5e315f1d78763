package org.ntklab.datasets.cifar;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.ntklab.core.layer.Shape;
import org.ntklab.datasets.file.DataBytes;

/**
 * Images with a class, one record after the other, as in the binary version of CIFAR-10: one byte
 * with the class, then one unsigned byte a pixel, channel after channel and each row by row. There
 * is no header; the number of records follows from the number of bytes.
 *
 * @param image shape of one image {@code [channels, height, width]}
 * @param classes C, at most 256; classes are 0 … C − 1
 */
record ImageRecords(Shape image, int classes) {
  /** Records of 3073 bytes. */
  static final ImageRecords CIFAR_10 = new ImageRecords(new Shape(3, List.of(32, 32)), 10);

  /**
   * The records of one file.
   *
   * @param bytes as in the file, whole records
   * @param size bytes of a record
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Batch(byte[] bytes, int size) {
    int count() {
      return bytes.length / size;
    }

    /** Class of a record. */
    int label(int record) {
      return Byte.toUnsignedInt(bytes[record * size]);
    }

    /** A pixel of a record, 0 … 255. */
    int pixel(int record, int index) {
      return Byte.toUnsignedInt(bytes[record * size + 1 + index]);
    }
  }

  /** Bytes of a record. */
  int size() {
    return 1 + image.size();
  }

  /**
   * Reads a whole file.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when it is empty, ends within a record or
   *     holds another class
   */
  Batch read(DataBytes bytes) {
    try (InputStream in = bytes.open()) {
      Batch batch = new Batch(in.readAllBytes(), size());
      int rest = batch.bytes().length % size();
      if (batch.bytes().length == 0 || rest != 0) {
        throw bytes.invalid(
            "found %d bytes, expected records of %d (a class and %s pixels): %s"
                .formatted(
                    batch.bytes().length,
                    size(),
                    image,
                    rest == 0 ? "there is none" : "the last has " + rest));
      }
      for (int i = 0; i < batch.count(); i++) {
        if (batch.label(i) >= classes) {
          throw bytes.invalid(
              "record %d (from 0) has the class %d, expected 0 to %d: is it in this format?"
                  .formatted(i, batch.label(i), classes - 1));
        }
      }
      return batch;
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
  }
}
