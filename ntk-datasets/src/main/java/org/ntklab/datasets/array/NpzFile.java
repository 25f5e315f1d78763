package org.ntklab.datasets.array;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/**
 * Writes named arrays into one file that {@code numpy.load} opens:
 *
 * <pre>{@code
 * try (NpzFile npz = NpzFile.create(file)) {
 *   npz.add("ntk", theta).add("nngp", form, sink -> …);
 *   npz.finish();
 * }
 * }</pre>
 *
 * <p>The file is written beside its place and put there by {@link #finish}, over an older one if
 * need be; closed before, it leaves nothing behind. Arrays may have any size; nothing is held in
 * memory but the piece that is being written. The same arrays give the same bytes. Numbers are not
 * compressed, since kernels hardly can be.
 */
public final class NpzFile implements AutoCloseable {
  /** The earliest time that a zip can tell; NumPy writes the same. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final PendingFile pending;
  private final ZipOutputStream zip;

  private NpzFile(PendingFile pending) {
    this.pending = pending;
    this.zip = new ZipOutputStream(pending.out());
    // A stored entry would have to tell size and checksum before its content.
    zip.setLevel(Deflater.NO_COMPRESSION);
  }

  /**
   * Begins a file.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when no file can be made there
   */
  public static NpzFile create(Path file) {
    return new NpzFile(PendingFile.of(file));
  }

  /**
   * Adds a matrix {@code [rows, columns]} in double precision.
   *
   * @return this
   */
  public NpzFile add(String name, Matrix matrix) {
    return add(name, ArrayForm.of(matrix), sink -> sink.put(matrix));
  }

  /**
   * Adds numbers {@code [values]} in double precision.
   *
   * @return this
   */
  public NpzFile add(String name, double... values) {
    ArrayForm form = new ArrayForm(List.of((long) values.length), Precision.DOUBLE);
    return add(name, form, sink -> sink.put(values));
  }

  /**
   * Adds an array of any shape.
   *
   * @param name of the array, unique in the file
   * @return this
   * @throws org.ntklab.core.problem.FaultException when writing fails; the place is as it was
   * @throws IllegalArgumentException when the content has values too many or too few
   */
  public NpzFile add(String name, ArrayForm form, ArrayContent content) {
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    try {
      zip.putNextEntry(entry);
      ArraySink sink = new ArraySink(zip, form);
      content.writeTo(sink);
      sink.end();
      zip.closeEntry();
      return this;
    } catch (IOException e) {
      throw pending.fault(e);
    }
  }

  /** Puts the file in its place. */
  public void finish() {
    try {
      zip.finish();
      pending.finish();
    } catch (IOException e) {
      throw pending.fault(e);
    }
  }

  /** Takes away what was written, unless it was finished. */
  @Override
  public void close() {
    pending.close();
  }
}
