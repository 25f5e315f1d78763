package org.ntklab.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Ranges of a file as memory: nothing is read before it is touched, and it may be more than the
 * machine has. The file must not be cut while the memory is used; replacing it by another is safe.
 */
public final class MappedRanges {
  /** Neighbours share one mapping, of which a process has tens of thousands only. */
  private static final long WINDOW = 1L << 30;

  private MappedRanges() {}

  /**
   * A range of a file.
   *
   * @param start bytes from the beginning
   * @param length bytes, less than 2 GiB
   */
  public record Range(long start, int length) {
    long end() {
      return start + length;
    }
  }

  /**
   * Maps ranges for reading.
   *
   * @param ranges in the order of the file
   * @return a buffer off the heap for each range
   * @throws IOException if the file cannot be opened or is too short
   */
  public static List<ByteBuffer> of(Path path, List<Range> ranges) throws IOException {
    return UninterruptedChannel.apply(
        path,
        StandardOpenOption.READ,
        channel -> {
          List<ByteBuffer> mapped = new ArrayList<>();
          while (mapped.size() < ranges.size()) {
            List<Range> window = window(ranges.subList(mapped.size(), ranges.size()));
            long start = window.get(0).start();
            long length = window.get(window.size() - 1).end() - start;
            if (start + length > channel.size()) {
              throw new IOException(
                  "%s ends at %d, expected %d bytes or more"
                      .formatted(path, channel.size(), start + length));
            }
            ByteBuffer memory = channel.map(MapMode.READ_ONLY, start, length);
            for (Range range : window) {
              mapped.add(memory.slice((int) (range.start() - start), range.length()));
            }
          }
          return mapped;
        });
  }

  /** The first ranges, as many as one mapping takes; at least one. */
  private static List<Range> window(List<Range> ranges) {
    long start = ranges.get(0).start();
    int count = 1;
    while (count < ranges.size() && ranges.get(count).end() - start <= WINDOW) {
      count++;
    }
    return ranges.subList(0, count);
  }
}
