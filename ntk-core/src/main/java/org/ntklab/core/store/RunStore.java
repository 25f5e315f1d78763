package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

  /** Every run that has a folder, by name of folder. */
  public List<RunFolder> runs() {
    Path runs = root.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.filter(Files::isDirectory).sorted().map(RunFolder::new).toList();
    } catch (IOException e) {
      throw new FaultException("cannot list the store " + root + ": " + e.getMessage(), e);
    }
  }
}
