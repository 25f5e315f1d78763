package org.ntklab.core.arrow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** Reads an Arrow file that a user gave, which may be anything. */
public final class FileDecoding {
  private FileDecoding() {}

  /** What is done with the open file. */
  @FunctionalInterface
  public interface Decoder<T> {
    /** Reads what is wanted; may throw whatever Arrow does at damaged bytes. */
    T decode(UninterruptibleFile file) throws IOException;
  }

  /**
   * Opens a file, decodes it and closes it.
   *
   * @param noun what it should be, for messages: {@code trace}
   * @throws InvalidInputException if it cannot be opened, or the decoder throws anything
   */
  public static <T> T decode(Path path, String noun, Decoder<T> decoder) {
    try (UninterruptibleFile file = UninterruptibleFile.reading(path)) {
      return decoder.decode(file);
    } catch (InvalidInputException e) {
      throw e;
    } catch (FileNotFoundException e) {
      throw invalid(path, "cannot be opened: " + e.getMessage());
    } catch (IOException | RuntimeException e) {
      // Arrow meets damaged bytes with whatever its layers throw, a fault of the file all the same.
      throw invalid(path, "is no " + noun + ", or is truncated or damaged: " + e.getMessage());
    }
  }

  /** What is wrong with a file. */
  public static InvalidInputException invalid(Path path, String message) {
    return new InvalidInputException(Problem.of(path.toString(), message));
  }
}
