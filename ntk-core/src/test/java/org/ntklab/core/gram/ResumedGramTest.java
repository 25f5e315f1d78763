package org.ntklab.core.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ntklab.core.file.BulkWriter;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.RefusedException;

/**
 * A computation that is stopped at any moment loses no whole strip, and ends as if it had not been.
 */
class ResumedGramTest {
  private static final int N = 31;
  private static final int TILE = 10;

  @TempDir Path folder;

  private Path file;
  private Path part;

  @BeforeEach
  void place() {
    file = folder.resolve("gram.arrow");
    part = folder.resolve("gram.arrow.part");
  }

  /** A kill leaves some prefix of the file, and may come just before the rename. */
  @ParameterizedTest
  @EnumSource
  void partCutAnywhereResumesToTheSameBytes(Storage storage) throws Exception {
    GramTarget target = target().as(storage);
    compute(FakeTiles.symmetric(N), target);
    byte[] whole = Files.readAllBytes(file);
    List<StoredStrip> strips = GramExtent.ofFile(file).strips();
    assertEquals(4, strips.size());
    for (int length : interestingLengths(strips, whole.length)) {
      Files.delete(file);
      Files.write(part, Arrays.copyOf(whole, length));
      int done = (int) strips.stream().filter(strip -> strip.end() <= length).count();
      FakeTiles tiles = FakeTiles.symmetric(N);
      compute(tiles, target);
      assertArrayEquals(whole, Files.readAllBytes(file), "cut at " + length);
      assertEquals((4 - done) * (5 - done) / 2, tiles.asked().size(), "cut at " + length);
      assertFalse(Files.exists(part));
    }
  }

  /** A crash of the machine may keep a file's length and lose its last bytes. */
  @Test
  void partWithZerosAfterAnyStripResumesToTheSameBytes() throws Exception {
    compute(FakeTiles.symmetric(N), target());
    byte[] whole = Files.readAllBytes(file);
    for (StoredStrip strip : GramExtent.ofFile(file).strips()) {
      Files.delete(file);
      byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, (int) strip.start()), whole.length + 100);
      Files.write(part, torn);
      compute(FakeTiles.symmetric(N), target());
      assertArrayEquals(whole, Files.readAllBytes(file), "zeros from " + strip.start());
    }
  }

  @Test
  void partResumesWithTilesOfAnotherSize() throws Exception {
    compute(FakeTiles.symmetric(N), target());
    double[] expected = GramFile.open(file).matrix("ntk").toArray();
    cutTo(2);
    FakeTiles tiles = FakeTiles.symmetric(N);
    GramFile gram = GramComputationTest.gram(tiles, 3, 4, 2).toFile(target());
    assertArrayEquals(expected, gram.matrix("ntk").toArray());
    assertTrue(tiles.asked().stream().allMatch(tile -> tile.r0() >= 20));
  }

  @Test
  void partOfAnotherGramIsRefusedAndLeftAsItWas() throws Exception {
    compute(FakeTiles.symmetric(N), target());
    cutTo(2);
    byte[] before = Files.readAllBytes(part);
    GramTarget other = GramTarget.symmetric(file, "deeper mlp", FakeTiles.examples(N));
    assertInvalid(other, N, "identity is mlp, asked for deeper mlp");
    GramTarget more = GramTarget.symmetric(file, "mlp", FakeTiles.examples(N + 1));
    assertInvalid(more, N + 1, "[31, 31] over other examples, asked for [32, 32]");
    assertArrayEquals(before, Files.readAllBytes(part));
    FakeTiles tiles = FakeTiles.symmetric(N);
    compute(tiles, other.fresh(true));
    assertEquals(10, tiles.asked().size());
    assertFalse(Files.exists(part));
  }

  @Test
  void foreignPartIsRefused() throws Exception {
    Files.writeString(part, "notes of mine");
    assertInvalid(target(), N, "move it away");
    assertEquals("notes of mine", Files.readString(part));
  }

  /** Whoever asked once to replace another Gram need not lose what was computed for it. */
  @Test
  void replacementGoesOnWithoutBeingAskedForAgain() throws Exception {
    GramTarget deeper = GramTarget.symmetric(file, "deeper mlp", FakeTiles.examples(N));
    compute(FakeTiles.symmetric(N), deeper);
    byte[] older = Files.readAllBytes(file);
    assertThrows(RefusedException.class, () -> compute(failingFrom(20), target().fresh(true)));
    assertArrayEquals(older, Files.readAllBytes(file));
    FakeTiles tiles = FakeTiles.symmetric(N);
    compute(tiles, target());
    assertEquals(3, tiles.asked().size());
    assertEquals("mlp", GramFile.open(file).metadata().get("ntk.identity"));
  }

  @Test
  void failureOfAWorkerKeepsTheStripsBeforeIt() throws Exception {
    RefusedException refusal =
        assertThrows(RefusedException.class, () -> compute(failingFrom(20), target()));
    assertEquals("too wide", refusal.getMessage());
    assertFalse(Files.exists(file));
    assertEquals(20, GramExtent.ofPart(part).orElseThrow().rows());
    assertResumes(3);
  }

  @Test
  void interruptionKeepsTheStripsBeforeIt() throws Exception {
    Thread caller = Thread.currentThread();
    AtomicBoolean interrupted = new AtomicBoolean();
    FakeTiles tiles =
        FakeTiles.symmetric(N)
            .with(
                tile -> {
                  if (tile.r0() == 20) {
                    if (!interrupted.getAndSet(true)) {
                      caller.interrupt();
                    }
                    Thread.sleep(Long.MAX_VALUE);
                  }
                });
    String message =
        assertThrows(InterruptedException.class, () -> compute(tiles, target())).getMessage();
    assertTrue(message.contains("20 of 31 rows are safe in " + part), message);
    assertFalse(Thread.currentThread().isInterrupted());
    assertResumes(3);
  }

  /** Whoever is stopped before it begins computes nothing, and breaks nothing. */
  @Test
  void interruptedThreadStopsAtOnce() throws Exception {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> compute(FakeTiles.symmetric(N), target()));
    compute(FakeTiles.symmetric(N), target());
  }

  @Test
  void fullDiskKeepsTheStripsBeforeIt() throws Exception {
    AtomicInteger strips = new AtomicInteger();
    FileGram full =
        new FileGram(
            GramComputationTest.gram(FakeTiles.symmetric(N), TILE, TILE, 2),
            target(),
            path ->
                new BulkWriter(path) {
                  @Override
                  public void write(ByteBuffer bytes, long position) throws IOException {
                    if (strips.incrementAndGet() > 2) {
                      super.write(bytes.limit(bytes.limit() / 2), position);
                      throw new IOException("No space left on device");
                    }
                    super.write(bytes, position);
                  }
                });
    FaultException fault = assertThrows(FaultException.class, full::compute);
    assertTrue(fault.getMessage().contains("No space left on device"), fault.getMessage());
    assertTrue(fault.getMessage().contains("20 of 31 rows are safe"), fault.getMessage());
    GramExtent extent = GramExtent.ofPart(part).orElseThrow();
    assertEquals(extent.end(), Files.size(part));
    assertResumes(3);
  }

  @Test
  void listenerHearsWhatIsThere() throws Exception {
    compute(FakeTiles.symmetric(N), target());
    cutTo(2);
    AtomicInteger resumed = new AtomicInteger();
    GramListener listener =
        new GramListener() {
          @Override
          public void started(int resumedRows, int knownRows, long entries) {
            resumed.set(resumedRows);
            assertEquals(0, knownRows);
            assertEquals(TILE * TILE + TILE + 1, entries);
          }
        };
    new GramComputation(FakeTiles.symmetric(N), TILE, TILE, 2, listener).toFile(target());
    assertEquals(20, resumed.get());
  }

  @Test
  void failureOfAListenerComesOut() {
    IllegalStateException failure = new IllegalStateException("no terminal");
    GramListener listener =
        new GramListener() {
          @Override
          public void progress(long computed, long entries) {
            throw failure;
          }
        };
    GramComputation computation =
        new GramComputation(FakeTiles.symmetric(N), TILE, TILE, 2, listener);
    assertSame(
        failure, assertThrows(IllegalStateException.class, () -> computation.toFile(target())));
  }

  private GramTarget target() {
    return GramTarget.symmetric(file, "mlp", FakeTiles.examples(N));
  }

  private static void compute(FakeTiles tiles, GramTarget target) throws InterruptedException {
    GramComputationTest.gram(tiles, TILE, TILE, 2).toFile(target);
  }

  /** Fails in the strip of a row, when the strips before it are complete. */
  private FakeTiles failingFrom(int row) {
    return FakeTiles.symmetric(N)
        .with(
            tile -> {
              if (tile.r0() >= row) {
                awaitRows(row);
                throw new RefusedException("too wide");
              }
            });
  }

  private void awaitRows(int rows) throws InterruptedException {
    while (GramExtent.ofPart(part).map(GramExtent::rows).orElse(0) < rows) {
      Thread.sleep(1);
    }
  }

  /** Makes the finished file a part with its first strips. */
  private void cutTo(int strips) throws IOException {
    long end = GramExtent.ofFile(file).strips().get(strips - 1).end();
    Files.write(part, Arrays.copyOf(Files.readAllBytes(file), (int) end));
    Files.delete(file);
  }

  private void assertResumes(int tilesLeft) throws Exception {
    FakeTiles tiles = FakeTiles.symmetric(N);
    compute(tiles, target());
    assertEquals(tilesLeft, tiles.asked().size());
    byte[] resumed = Files.readAllBytes(file);
    compute(FakeTiles.symmetric(N), target().fresh(true));
    assertArrayEquals(Files.readAllBytes(file), resumed);
  }

  private void assertInvalid(GramTarget target, int n, String reason) {
    String message =
        assertThrows(InvalidInputException.class, () -> compute(FakeTiles.symmetric(n), target))
            .getMessage();
    assertTrue(message.startsWith(part.toString()) && message.contains(reason), message);
  }

  private static Set<Integer> interestingLengths(List<StoredStrip> strips, int whole) {
    Set<Integer> lengths = new TreeSet<>(List.of(0, 1, 5, 6, 7, 8, 9, 12, 16, 17, 100, whole - 1));
    lengths.add(whole);
    for (StoredStrip strip : strips) {
      int start = (int) strip.start();
      int body = (int) strip.body();
      int end = (int) strip.end();
      for (int at : new int[] {start, body, end}) {
        lengths.addAll(List.of(at - 1, at, at + 1));
      }
      lengths.addAll(List.of(start + 4, start + 8, (start + body) / 2, (body + end) / 2));
      lengths.addAll(List.of(Math.toIntExact(strip.numbers().get(1)), end + 8));
    }
    return lengths;
  }
}
