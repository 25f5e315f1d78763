package org.ntklab.datasets.array;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.input.ArrayFormat;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.table.ArrowTable;

/**
 * A table of numbers in an Arrow IPC file or stream, uncompressed: {@code .arrow}, or {@code
 * .feather} of version 2.
 */
public final class ArrowFormat implements ArrayFormat {
  @Override
  public boolean accepts(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return name.endsWith(".arrow") || name.endsWith(".feather");
  }

  @Override
  public NumericArray read(Path file, Optional<String> member, String usual) {
    if (member.isPresent()) {
      throw NpyHeader.invalid(
          file.toString(), "is one table without a name, found ':" + member.get() + "'");
    }
    return ArrowTable.read(file);
  }
}
