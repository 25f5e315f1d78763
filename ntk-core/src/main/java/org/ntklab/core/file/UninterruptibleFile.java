package org.ntklab.core.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file as a channel that survives the interruption of its thread: a {@code FileChannel} closes
 * itself then, and with it the results of whoever is stopped. A write of a heap buffer is one write
 * of the system. Not safe for threads.
 */
public final class UninterruptibleFile implements SeekableByteChannel {
  private static final int CHUNK = 1 << 16;

  private final RandomAccessFile file;
  private boolean open = true;

  private UninterruptibleFile(RandomAccessFile file) {
    this.file = file;
  }

  /** Opens a file that is there, to read. */
  public static UninterruptibleFile reading(Path path) throws IOException {
    return new UninterruptibleFile(new RandomAccessFile(path.toFile(), "r"));
  }

  /** Opens or creates a file, to read and write. */
  public static UninterruptibleFile writing(Path path) throws IOException {
    return new UninterruptibleFile(new RandomAccessFile(path.toFile(), "rw"));
  }

  /** Returns once everything written is on the disk. */
  public void sync() throws IOException {
    file.getFD().sync();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int count =
          file.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
      target.position(target.position() + Math.max(count, 0));
      return count;
    }
    byte[] chunk = new byte[Math.min(CHUNK, target.remaining())];
    int count = file.read(chunk);
    target.put(chunk, 0, Math.max(count, 0));
    return count;
  }

  /**
   * Fills the rest of a buffer.
   *
   * @throws IOException if the file ends before
   */
  public void readFully(ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (read(target) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (source.hasArray()) {
      file.write(source.array(), source.arrayOffset() + source.position(), count);
      source.position(source.limit());
      return count;
    }
    byte[] chunk = new byte[Math.min(CHUNK, count)];
    while (source.hasRemaining()) {
      int length = Math.min(chunk.length, source.remaining());
      source.get(chunk, 0, length);
      file.write(chunk, 0, length);
    }
    return count;
  }

  @Override
  public long position() throws IOException {
    return file.getFilePointer();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.seek(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.length();
  }

  /** Cuts the file; the position ends at its new end at most. */
  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    if (size < file.length()) {
      file.setLength(size);
    }
    return this;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    file.close();
  }
}
