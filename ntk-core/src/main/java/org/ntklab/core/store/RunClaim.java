package org.ntklab.core.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.ntklab.core.file.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that says who trains a run, and by its time of change that this process is alive: for
 * people, and for other machines on a shared folder, which do not see the operating system's lock.
 *
 * <p>Made by whoever holds that lock, and by one at a time: creating a file that must not be there
 * is atomic on network file systems too.
 */
final class RunClaim {
  /** How often a claim is renewed. */
  static final Duration BEAT = Duration.ofSeconds(10);

  /** A claim of another machine that was not renewed for so long is that of a dead process. */
  static final Duration STALE = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(RunClaim.class);

  private final Path file;
  private final LockOwner owner;

  private RunClaim(Path file, LockOwner owner) {
    this.file = file;
    this.owner = owner;
  }

  /**
   * Claims a run whose lock of the operating system this process holds.
   *
   * @return empty when a process on another machine has it
   */
  static Optional<RunClaim> tryMake(Path file) throws IOException {
    LockOwner me = LockOwner.me();
    while (true) {
      try {
        Files.writeString(file, me.json(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Optional.of(new RunClaim(file, me));
      } catch (FileAlreadyExistsException e) {
        Optional<LockOwner> other = owner(file);
        // On this machine the lock would have been held: whoever had it was killed.
        boolean dead = other.isPresent() && other.get().isOnThisMachine();
        if (!dead && age(file).compareTo(STALE) < 0) {
          return Optional.empty();
        }
        LOG.info("{}: recovered from {}", file, other.map(LockOwner::toString).orElse("nobody"));
        remove(file);
      }
    }
  }

  /** Who holds a claim, dead or alive; empty when there is none. */
  static Optional<LockOwner> owner(Path file) throws IOException {
    try {
      return LockOwner.parse(WholeFile.readText(file));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /** Who holds a claim and is alive, as far as can be seen without writing anything. */
  static Optional<LockOwner> livingOwner(Path file) throws IOException {
    Optional<LockOwner> owner = owner(file);
    if (owner.isEmpty() || owner.get().isDead()) {
      return Optional.empty();
    }
    try {
      Instant beaten = Files.getLastModifiedTime(file).toInstant();
      boolean stale = Duration.between(beaten, Instant.now()).compareTo(STALE) > 0;
      return stale ? Optional.empty() : owner;
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Whether it still is this one's: a process that was asleep may have been taken for dead. */
  boolean isHeld() throws IOException {
    return owner(file).filter(owner::equals).isPresent();
  }

  /** Shows that this process is alive. */
  void beat() throws IOException {
    if (isHeld()) {
      // Written, not touched: so the time is that of the file's server, which all agree on.
      try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
        content.write(owner.json().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Gives it up. */
  void release() throws IOException {
    if (isHeld()) {
      Files.deleteIfExists(file);
    }
  }

  /** How long ago a claim was renewed, by the clock of the file system it is on. */
  private static Duration age(Path file) throws IOException {
    Path now = file.resolveSibling("clock." + UUID.randomUUID() + WholeFile.TEMPORARY);
    try {
      Files.createFile(now);
      Instant present = Files.getLastModifiedTime(now).toInstant();
      return Duration.between(Files.getLastModifiedTime(file).toInstant(), present);
    } catch (NoSuchFileException e) {
      return Duration.ZERO; // Given up just now: asked again later.
    } finally {
      Files.deleteIfExists(now);
    }
  }

  /** Renamed first: of two that find one stale claim, one removes it. */
  private static void remove(Path file) throws IOException {
    Path removed =
        file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + WholeFile.TEMPORARY);
    try {
      Files.move(file, removed);
      Files.deleteIfExists(removed);
    } catch (NoSuchFileException e) {
      LOG.debug("{} was removed by another", file);
    }
  }
}
