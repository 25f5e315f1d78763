package org.ntklab.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedRangesTest {
  private static final int SIZE = 100_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 4096, 10_000, 1 << 30})
  void everyRangeIsThatOfTheFile(long window) throws IOException {
    List<MappedRanges.Range> ranges = new ArrayList<>();
    for (int start = 3; start < SIZE; start += 4444) {
      ranges.add(new MappedRanges.Range(start, Math.min(start / 20, SIZE - start)));
    }
    List<ByteBuffer> mapped = MappedRanges.of(file(), ranges, window);
    assertEquals(ranges.size(), mapped.size());
    for (int i = 0; i < ranges.size(); i++) {
      ByteBuffer bytes = mapped.get(i);
      assertTrue(bytes.isDirect() || bytes.capacity() == 0);
      assertEquals(ranges.get(i).length(), bytes.remaining());
      for (int k = 0; k < bytes.remaining(); k++) {
        assertEquals(content(ranges.get(i).start() + k), bytes.get(k));
      }
    }
  }

  @Test
  void rangeBeyondTheEndIsRefused() throws IOException {
    Path file = file();
    List<MappedRanges.Range> ranges = List.of(new MappedRanges.Range(SIZE - 5, 6));
    assertThrows(IOException.class, () -> MappedRanges.of(file, ranges));
  }

  private Path file() throws IOException {
    byte[] bytes = new byte[SIZE];
    for (int i = 0; i < SIZE; i++) {
      bytes[i] = content(i);
    }
    return Files.write(folder.resolve("numbers"), bytes);
  }

  private static byte content(long at) {
    return (byte) (at * 31 + at / 256);
  }
}
