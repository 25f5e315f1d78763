package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** The studies that a store knows: {@code studies/<name>-<hash>/}, one folder each. */
public final class StudyFolders {
  private final Path folder;

  private StudyFolders(Path folder) {
    this.folder = folder;
  }

  /** The studies of a store, whether it has any or not. */
  public static StudyFolders of(Path store) {
    return new StudyFolders(store.resolve("studies"));
  }

  /** The place of a study, whether it is there or not. */
  public StudyFolder study(String identity) {
    return new StudyFolder(folder.resolve(identity));
  }

  /** Every study that has a result, by name of folder. */
  public List<StudyFolder> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders
          .sorted()
          .map(StudyFolder::new)
          .filter(study -> Files.isRegularFile(study.result()))
          .toList();
    } catch (IOException e) {
      throw new FaultException("cannot list the studies in " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * The one study that somebody means: by its folder's name, its name, or the beginning of its
   * hash.
   *
   * @param source how messages name what was typed
   * @throws InvalidInputException when there is none, or more than one
   */
  public StudyFolder find(String source, String text) {
    List<StudyFolder> all = list();
    List<StudyFolder> exact = all.stream().filter(s -> s.identity().equals(text)).toList();
    List<StudyFolder> found =
        !exact.isEmpty()
            ? exact
            : all.stream()
                .filter(
                    s -> s.name().equals(text) || (!text.isEmpty() && s.hash().startsWith(text)))
                .toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> names =
        (found.isEmpty() ? all : found).stream().map(StudyFolder::identity).toList();
    String message =
        found.isEmpty()
            ? "no study '%s' in %s; %s"
                .formatted(text, folder.getParent(), Nearest.hint(text, names))
            : "'%s' is %d studies: %s".formatted(text, found.size(), String.join(", ", names));
    throw new InvalidInputException(Problem.of(source, message));
  }
}
