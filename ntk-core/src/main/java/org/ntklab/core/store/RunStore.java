package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** A folder of runs that people share: {@code runs/<hash>/}. */
public final class RunStore {
  private final Path root;

  private RunStore(Path root) {
    this.root = root;
  }

  /**
   * Opens a store, making its folder when there is none.
   *
   * @throws InvalidInputException when the folder cannot be made or written to
   */
  public static RunStore open(Path root) {
    Path runs = root.resolve("runs");
    try {
      Files.createDirectories(runs);
      Files.delete(Files.createTempFile(runs, ".writable", null));
    } catch (IOException e) {
      throw new InvalidInputException(
          Problem.of(
              "--store " + root,
              "cannot be written ("
                  + e.getClass().getSimpleName()
                  + ": "
                  + e.getMessage()
                  + "); give a folder of yours with --store or NTK_STORE"));
    }
    return new RunStore(root);
  }

  /** Opens a store to read; one that does not exist is empty. */
  public static RunStore existing(Path root) {
    return new RunStore(root);
  }

  /** The folder it is. */
  public Path root() {
    return root;
  }

  /** The place of a run, whether it is there or not. */
  public RunFolder run(String hash) {
    return new RunFolder(root.resolve("runs").resolve(hash));
  }

  /** Every run that has a folder, done or not, by name of folder. */
  public List<RunFolder> runs() {
    return folders().stream().filter(RunFolder::isRun).toList();
  }

  /** Every folder among the runs, also what is left of a run that was deleted. */
  List<RunFolder> folders() {
    return entries().stream().filter(Files::isDirectory).map(RunFolder::new).toList();
  }

  /**
   * Hands over every run that is done and whole, one at a time.
   *
   * @return what was left out: runs that are damaged or of a newer program, and what is no run
   */
  public List<Problem> readAll(BiConsumer<RunFolder, RunTrace> reader) {
    List<Problem> problems = new ArrayList<>(strays());
    for (RunFolder run : runs()) {
      if (run.isFinished()) {
        try {
          reader.accept(run, run.read());
        } catch (InvalidInputException e) {
          problems.addAll(e.problems());
        }
      }
    }
    return problems;
  }

  /** What lies among the runs and is none. */
  public List<Problem> strays() {
    return entries().stream()
        .filter(entry -> !Files.isDirectory(entry) || isForeign(entry))
        .map(entry -> Problem.of(entry.toString(), "is no run: move it away"))
        .toList();
  }

  /** A folder with something in it, which is neither a run nor what is left of one. */
  private static boolean isForeign(Path folder) {
    RunFolder run = new RunFolder(folder);
    if (run.isRun()) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(
          file ->
              !file.equals(run.lock())
                  && !file.equals(run.claim())
                  && !file.equals(run.identity())
                  && !file.equals(run.digests())
                  && !file.equals(run.state().getParent())
                  && !file.toString().endsWith(WholeFile.TEMPORARY));
    } catch (IOException e) {
      throw unlisted(folder, e);
    }
  }

  /** What is among the runs; hidden files are other programs' business. */
  private List<Path> entries() {
    Path runs = root.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(runs)) {
      return entries.filter(e -> !e.getFileName().toString().startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw unlisted(runs, e);
    }
  }

  private static FaultException unlisted(Path folder, IOException e) {
    return new FaultException("cannot list " + folder + ": " + e.getMessage(), e);
  }
}
