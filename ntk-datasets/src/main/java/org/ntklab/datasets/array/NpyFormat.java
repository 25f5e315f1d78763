package org.ntklab.datasets.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.input.ArrayFormat;
import org.ntklab.core.input.NumericArray;
import org.ntklab.datasets.file.DataBytes;

/**
 * One array as {@code numpy.save} writes it, versions 1.0 to 3.0: floating-point numbers of 16 to
 * 64 bits, whole numbers of 8 to 64 bits, truth values; either byte order, either order of axes.
 */
public final class NpyFormat implements ArrayFormat {
  @Override
  public boolean accepts(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".npy");
  }

  @Override
  public NumericArray read(Path file, Optional<String> member, String usual) {
    DataBytes bytes = DataBytes.of(file);
    if (member.isPresent()) {
      throw bytes.invalid("holds one array without a name, found ':" + member.get() + "'");
    }
    try (InputStream in = bytes.open()) {
      return NpyValues.read(bytes.name(), in, Files.size(file));
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
  }
}
