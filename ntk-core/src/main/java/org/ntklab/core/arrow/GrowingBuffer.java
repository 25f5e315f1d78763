package org.ntklab.core.arrow;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Gathers a message in memory, so that it reaches the file with one write. Reused. */
public final class GrowingBuffer implements WritableByteChannel {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private byte[] bytes = new byte[1 << 12];
  private int size;

  /** Forgets what was gathered. */
  public void clear() {
    size = 0;
  }

  /** What was gathered, until the next write or clear. */
  public ByteBuffer content() {
    return ByteBuffer.wrap(bytes, 0, size);
  }

  @Override
  public int write(ByteBuffer source) {
    int count = source.remaining();
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, LARGEST)));
    }
    source.get(bytes, size, count);
    size = needed;
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    clear();
  }
}
