package org.ntklab.core.arrow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.ntklab.core.file.UninterruptibleFile;

/** What a file is by its first bytes. */
public enum Container {
  /** An IPC file, with or without its footer. */
  FILE,
  /** An IPC stream with at least the beginning of a message. */
  STREAM,
  /** Nothing was written yet, or only zeros or the very first bytes reached the disk. */
  BLANK,
  /** No Arrow data. */
  FOREIGN;

  private static final byte[] CONTINUATION = {-1, -1, -1, -1};

  /** Looks at a file's first bytes and leaves its position at 0. */
  public static Container of(UninterruptibleFile file) throws IOException {
    byte[] magic = FileFooter.magic();
    byte[] head = new byte[magic.length];
    file.position(0);
    int count = Math.max(0, file.read(ByteBuffer.wrap(head)));
    file.position(0);
    if (Arrays.equals(head, 0, count, magic, 0, count)) {
      return count == magic.length ? FILE : BLANK;
    }
    int marks = Math.min(count, CONTINUATION.length);
    if (Arrays.equals(head, 0, marks, CONTINUATION, 0, marks)) {
      return STREAM;
    }
    return Arrays.equals(head, new byte[magic.length]) ? BLANK : FOREIGN;
  }
}
