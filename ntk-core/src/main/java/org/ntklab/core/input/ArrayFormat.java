package org.ntklab.core.input;

import java.nio.file.Path;
import java.util.Optional;

/** A way to read one array of numbers from a file of the user's: {@code --x inputs.npy}. */
public interface ArrayFormat {
  /** Whether a file of this name is in the format. */
  boolean accepts(String fileName);

  /**
   * Reads one array.
   *
   * @param file is there; it need not be what its name says
   * @param member name of the array, as in {@code inputs.npz:train}; empty where none was given
   * @param usual which array is meant if the file holds several and none was named: {@code x} or
   *     {@code y}
   * @return the array, whether its values are finite or not
   * @throws org.ntklab.core.problem.InvalidInputException when the file holds no such array of real
   *     numbers, with what it holds and what was expected
   */
  NumericArray read(Path file, Optional<String> member, String usual);
}
