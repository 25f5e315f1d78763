package org.ntklab.cli.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.ntklab.analysis.compare.StudyDocument;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.StudyFolder;
import org.ntklab.core.store.StudyFolders;

/**
 * Finds the two studies that somebody means: result files, folders of studies, stores, experiment
 * files, or names of studies in the store.
 */
public final class ComparedStudies {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RESULT = "result.json";

  private final Path store;
  private final Function<Path, JsonNode> analysed;

  /**
   * A search.
   *
   * @param store where names of studies are looked up, and runs of experiment files
   * @param analysed the document of an experiment file, from runs that are there
   */
  public ComparedStudies(Path store, Function<Path, JsonNode> analysed) {
    this.store = store;
    this.analysed = analysed;
  }

  /** Both studies; problems of both are told at once. */
  public List<StudyDocument> both(String a, String b) {
    Problems problems = new Problems();
    Optional<StudyDocument> first = find(a, b, problems);
    Optional<StudyDocument> second = find(b, a, problems);
    problems.throwIfAny();
    return List.of(first.orElseThrow(), second.orElseThrow());
  }

  private Optional<StudyDocument> find(String text, String other, Problems problems) {
    try {
      return Optional.of(one(text, other));
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private StudyDocument one(String text, String other) {
    Path path = Path.of(text);
    if (Files.isRegularFile(path)) {
      boolean result = text.endsWith(".json");
      return result
          ? StudyDocument.read(text, storeOf(path), read(path))
          : StudyDocument.read(text, store, analysed.apply(path));
    }
    if (Files.isRegularFile(path.resolve(RESULT))) {
      return of(text, new StudyFolder(path.toAbsolutePath().normalize()));
    }
    if (Files.isDirectory(path.resolve("studies"))) {
      return of(text, inStore(path, other));
    }
    if (Files.isDirectory(path) || text.contains("/")) {
      throw new InvalidInputException(
          Problem.of(
              text,
              Files.exists(path)
                  ? "is neither a store with studies nor a study's folder with a " + RESULT
                  : "there is no such file or folder"));
    }
    return of(text, StudyFolders.of(store).find(text, text));
  }

  private static StudyDocument of(String name, StudyFolder study) {
    return StudyDocument.read(name, storeOf(study.result()), study.readResult());
  }

  /** The only study of a store, or the one with a name that the other store has too. */
  private static StudyFolder inStore(Path folder, String other) {
    List<StudyFolder> all = StudyFolders.of(folder).list();
    List<StudyFolder> fitting = all;
    if (all.size() > 1) {
      TreeSet<String> names = new TreeSet<>();
      StudyFolders.of(Path.of(other)).list().forEach(study -> names.add(study.name()));
      Path file = Path.of(other).toAbsolutePath().normalize();
      if (Files.isRegularFile(file.resolve(RESULT))) {
        names.add(new StudyFolder(file).name());
      }
      fitting = all.stream().filter(study -> names.contains(study.name())).toList();
    }
    if (fitting.size() == 1) {
      return fitting.get(0);
    }
    List<String> known = all.stream().map(StudyFolder::identity).toList();
    throw new InvalidInputException(
        Problem.of(
            folder.toString(),
            all.isEmpty()
                ? "holds no study that ended"
                : "holds %d studies, name one as %s: %s"
                    .formatted(
                        all.size(), folder.resolve("studies/NAME"), String.join(", ", known))));
  }

  /** The store around {@code studies/<name>/result.json}; else the one that the document names. */
  private static Path storeOf(Path result) {
    Path studies = result.toAbsolutePath().normalize().getParent().getParent();
    if (studies != null && studies.endsWith("studies")) {
      return studies.getParent();
    }
    String named = Files.isRegularFile(result) ? read(result).path("store").asText("") : "";
    return Path.of(named);
  }

  private static JsonNode read(Path file) {
    try {
      JsonNode document = JSON.readTree(Files.readString(file));
      if (document.path("runs").isArray() && document.path("verdicts").isArray()) {
        return document;
      }
      throw new InvalidInputException(
          Problem.of(
              file.toString(), "holds no runs and verdicts: give what ntk run --json wrote"));
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          Problem.of(file.toString(), "is no JSON: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new InvalidInputException(Problem.of(file.toString(), "cannot be read: " + e));
    }
  }
}
