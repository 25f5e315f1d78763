package org.ntklab.datasets.array;

import static org.ntklab.datasets.array.NpyHeader.invalid;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.input.ArrayFormat;
import org.ntklab.core.input.NumericArray;

/**
 * Named arrays as {@code numpy.savez} and {@code savez_compressed} write them. Without a name, a
 * single array is meant, or else the one that is called as usual.
 */
public final class NpzFormat implements ArrayFormat {
  private static final String ENDING = ".npy";

  @Override
  public boolean accepts(String fileName) {
    return fileName.toLowerCase(Locale.ROOT).endsWith(".npz");
  }

  @Override
  public NumericArray read(Path file, Optional<String> member, String usual) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, ZipEntry> arrays = arrays(zip);
      String name = choose(file, arrays, member, usual);
      return read(file + ":" + name, zip, arrays.get(name));
    } catch (ZipException e) {
      throw invalid(
          file.toString(), "is no intact .npz file, a zip of arrays (" + e.getMessage() + ")");
    } catch (IOException e) {
      throw invalid(file.toString(), "cannot be read: " + e.getMessage());
    }
  }

  private static NumericArray read(String name, ZipFile zip, ZipEntry entry) throws IOException {
    CRC32 sum = new CRC32();
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
      NumericArray array = NpyValues.read(name, in, entry.getSize());
      // Java's reader compares no checksums.
      if (sum.getValue() != entry.getCrc()) {
        throw invalid(name, "is damaged: its bytes do not have the checksum that the zip tells");
      }
      return array;
    } catch (ZipException | EOFException e) {
      throw invalid(name, "is damaged: it cannot be unpacked (" + e.getMessage() + ")");
    }
  }

  private static Map<String, ZipEntry> arrays(ZipFile zip) {
    Map<String, ZipEntry> arrays = new TreeMap<>();
    zip.stream()
        .filter(entry -> entry.getName().endsWith(ENDING))
        .forEach(
            entry -> {
              String name = entry.getName();
              arrays.put(name.substring(0, name.length() - ENDING.length()), entry);
            });
    return arrays;
  }

  private static String choose(
      Path file, Map<String, ZipEntry> arrays, Optional<String> member, String usual) {
    if (arrays.isEmpty()) {
      throw invalid(file.toString(), "holds no array");
    }
    if (member.isEmpty() && arrays.size() == 1) {
      return arrays.keySet().iterator().next();
    }
    String name = member.orElse(usual);
    if (arrays.containsKey(name)) {
      return name;
    }
    throw invalid(
        file.toString(),
        member.isPresent()
            ? "holds no array '" + name + "'; " + Nearest.hint(name, arrays.keySet())
            : "holds %d arrays and none is called %s: choose one of %s, as in %s:%s"
                .formatted(
                    arrays.size(),
                    usual,
                    String.join(", ", arrays.keySet()),
                    file.getFileName(),
                    arrays.keySet().iterator().next()));
  }
}
