package org.ntklab.core.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.Ntk;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunLock;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StoreSweep;
import org.ntklab.core.store.StoreSweep.Extent;
import org.ntklab.core.store.StoreSweep.Litter;

/** What is damaged or foreign in a store is named and skipped, and everything else is read. */
class DamagedStoreTest {
  private static final String EXPERIMENT =
      """
      name: line
      data: {name: made-up, train: 8, probe: 3, test: 5}
      architecture: line
      parametrisation: plain
      training: {learning-rate: {of-maximum: 0.5}, until: {steps: 30}}
      trace: {checkpoints: 6}
      seeds: 2
      """;

  @TempDir private Path root;
  private RunStore store;
  private RunFolder run;
  private RunFolder other;

  @BeforeEach
  void train() throws InterruptedException {
    study();
    store = RunStore.existing(root);
    run = store.runs().get(0);
    other = store.runs().get(1);
  }

  private StudyResult study() throws InterruptedException {
    return Ntk.study(EXPERIMENT).store(root).jobs(1).run();
  }

  private List<RunFolder> readable(List<Problem> problems) {
    List<RunFolder> read = new ArrayList<>();
    problems.addAll(store.readAll((folder, trace) -> read.add(folder)));
    return read;
  }

  @Test
  void aWholeStoreHasNoProblems() throws IOException {
    List<Problem> problems = new ArrayList<>();
    assertEquals(List.of(run, other), readable(problems));
    assertEquals(List.of(), problems);
    assertEquals(List.of(), run.verify());
    assertTrue(FileDigest.of(run.identity()).startsWith(run.hash()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.arrow", "constants.arrow"})
  void aFlippedBitIsFoundByEveryReader(String name) throws Exception {
    Path file = run.path().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(5);
    for (int flip = 0; flip < 15; flip++) {
      byte[] damaged = whole.clone();
      int at = random.nextInt(whole.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      List<Problem> problems = new ArrayList<>();
      assertEquals(List.of(other), readable(problems), "bit in byte " + at);
      assertEquals(file.toString(), problems.get(0).source());
      assertEquals(file.toString(), run.verify().get(0).source());
    }
    assertEquals(RunStatus.DONE, result(study(), run), "trained again");
    assertEquals(List.of(), run.verify());
    assertEquals(FileDigest.of(whole), FileDigest.of(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"spec.yaml", "identity.json", "SHA256SUMS"})
  void aFlippedBitBesideTheNumbersIsFoundByVerification(String name) throws IOException {
    Path file = run.path().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertFalse(run.verify().isEmpty(), "bit in byte " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"trace.arrow", "constants.arrow"})
  void aTruncatedFileIsNamed(String name) throws IOException {
    Path file = run.path().resolve(name);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      List<Problem> problems = new ArrayList<>();
      assertEquals(List.of(other), readable(problems));
      assertEquals(file.toString(), problems.get(0).source());
    }
  }

  @Test
  void aRunUnderAnotherNameIsFound() throws IOException {
    Path moved = run.path().resolveSibling("0123456789abcdef0123");
    Files.move(run.path(), moved);
    List<Problem> problems = new RunFolder(moved).verify();
    assertEquals(3, problems.size(), "both files and the identity: " + problems);
    assertTrue(problems.get(0).message().contains("is of run " + run.hash()), problems::toString);
  }

  @Test
  void aForeignFileIsNamedAndEverythingElseIsRead() throws IOException {
    Path file = Files.writeString(root.resolve("runs/notes.txt"), "mine");
    Path foreign = Files.createDirectory(root.resolve("runs/holiday"));
    Files.writeString(foreign.resolve("photo"), "sea");
    Files.writeString(root.resolve("runs/.hidden"), "not ours");
    List<Problem> problems = new ArrayList<>();
    assertEquals(List.of(run, other), readable(problems));
    assertEquals(
        List.of(foreign.toString(), file.toString()),
        problems.stream().map(Problem::source).toList());
    assertEquals(RunStatus.CACHED, result(assertStudies(), run));
  }

  private StudyResult assertStudies() {
    try {
      return study();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSweepTakesWhatAKillLeftAndNothingElse() throws IOException {
    Path temporary = Files.writeString(run.path().resolve("trace.arrow.1.tmp"), "half");
    Path part = Files.writeString(other.part(), "left");
    StoreSweep sweep = new StoreSweep(store, Set.of());
    assertEquals(
        List.of(List.of(temporary), List.of(part)),
        sweep.find().stream().map(Litter::files).toList());
    assertTrue(Files.exists(temporary), "looking changes nothing");
    assertEquals(List.of(4L, 4L), sweep.remove().stream().map(Litter::bytes).toList());
    assertFalse(Files.exists(temporary) || Files.exists(part));
    assertEquals(List.of(), sweep.find());
    assertEquals(List.of(run, other), readable(new ArrayList<>()));
  }

  @Test
  void aSweepTakesRunsOnlyOnRequest() throws Exception {
    Files.write(run.trace(), new byte[] {1});
    Files.delete(other.trace());
    assertEquals(List.of(), new StoreSweep(store, Set.of(Extent.FAILED)).find());
    try (RunLock held = RunLock.tryTake(other).orElseThrow()) {
      new StoreSweep(store, Set.of(Extent.DAMAGED, Extent.UNFINISHED)).remove();
      assertTrue(Files.exists(held.folder().constants()), "somebody is at work on it");
      assertEquals(List.of(other), store.runs());
    }
    new StoreSweep(store, Set.of(Extent.DAMAGED, Extent.UNFINISHED)).remove();
    assertEquals(List.of(), store.runs());
    assertEquals(List.of(), store.strays());
    assertEquals(RunStatus.DONE, result(study(), run));
  }

  private static RunStatus result(StudyResult result, RunFolder run) {
    return result.runs().stream()
        .filter(r -> r.spec().hash().equals(run.hash()))
        .findFirst()
        .orElseThrow()
        .status();
  }
}
