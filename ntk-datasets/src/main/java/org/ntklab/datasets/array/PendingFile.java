package org.ntklab.datasets.array;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** A file that is written beside its place and put there whole or not at all. */
final class PendingFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path temporary;
  // Not a channel, which would close itself when somebody interrupts the thread.
  private final FileOutputStream file;
  private final OutputStream out;

  private PendingFile(Path target, Path temporary, FileOutputStream file) {
    this.target = target;
    this.temporary = temporary;
    this.file = file;
    this.out = new BufferedOutputStream(file, BUFFER);
  }

  /**
   * Begins a file; nothing is at its place before {@link #finish}.
   *
   * @throws InvalidInputException when no file can be made there
   */
  static PendingFile of(Path target) {
    // Not createTempFile: its file would stay unreadable for the rest of the lab.
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    Path folder = temporary.toAbsolutePath().getParent();
    if (Files.isDirectory(target)) {
      throw invalid(target, "is a folder, expected the name of a file");
    }
    if (!Files.isDirectory(folder)) {
      throw invalid(target, "cannot be written: there is no folder " + folder);
    }
    try {
      return new PendingFile(target, temporary, new FileOutputStream(temporary.toFile()));
    } catch (FileNotFoundException e) {
      throw invalid(target, "cannot be written: " + e.getMessage());
    }
  }

  /** Where the bytes go. */
  OutputStream out() {
    return out;
  }

  /** Forces everything to the disk and puts the file in its place, over an older one if need be. */
  void finish() throws IOException {
    out.flush();
    file.getFD().sync();
    file.close();
    AtomicMove.replace(temporary, target);
  }

  /** What to throw when writing fails: a full disk and the like. */
  FaultException fault(IOException cause) {
    return new FaultException(
        target
            + " could not be written ("
            + cause.getMessage()
            + "); what was there before is safe",
        cause);
  }

  /** Takes away what was written, unless it is in its place. */
  @Override
  public void close() {
    try {
      file.close();
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private static InvalidInputException invalid(Path target, String message) {
    return new InvalidInputException(Problem.of(target.toString(), message));
  }
}
