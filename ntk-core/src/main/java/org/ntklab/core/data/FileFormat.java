package org.ntklab.core.data;

import java.nio.file.Path;
import org.ntklab.core.config.Options;

/** A way to read data from a file of the user's: {@code data: {file: my.csv, …}}. */
public interface FileFormat {
  /** Whether a file of this name is in the format. */
  boolean accepts(String fileName);

  /**
   * The file as a source.
   *
   * @param options the {@code data:} group, for keys of the format's own; problems go there
   */
  DataSource source(Path file, Options options);
}
