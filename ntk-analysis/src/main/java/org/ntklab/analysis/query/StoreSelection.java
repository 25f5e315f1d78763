package org.ntklab.analysis.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.store.StudyFolder;
import org.ntklab.core.store.StudyFolders;

/**
 * The part of a store that is looked at.
 *
 * @param runs by name of folder
 * @param studies by name of folder
 */
public record StoreSelection(List<RunFolder> runs, List<StudyFolder> studies) {
  public StoreSelection {
    runs = List.copyOf(runs);
    studies = List.copyOf(studies);
  }

  /** Everything that the store holds. */
  public static StoreSelection all(Path store) {
    return new StoreSelection(RunStore.existing(store).runs(), StudyFolders.of(store).list());
  }

  /** One study and its runs. */
  public static StoreSelection study(Path store, String source, String name) {
    StudyFolder study = StudyFolders.of(store).find(source, name);
    Set<String> hashes = hashes(study);
    return new StoreSelection(
        RunStore.existing(store).runs().stream().filter(r -> hashes.contains(r.hash())).toList(),
        List.of(study));
  }

  /**
   * Runs and studies, with the runs of these.
   *
   * @param words the name of a study, or the beginning of a run's hash or a study's
   * @throws InvalidInputException when a word means nothing, or more than one thing
   */
  public static StoreSelection of(Path store, List<String> words) {
    Problems problems = new Problems();
    StoreSelection all = all(store);
    Set<String> hashes = new LinkedHashSet<>();
    List<StudyFolder> studies = new ArrayList<>();
    for (String word : words) {
      List<RunFolder> runs = all.runs.stream().filter(run -> run.hash().startsWith(word)).toList();
      if (runs.size() == 1) {
        hashes.add(runs.get(0).hash());
        continue;
      }
      try {
        StudyFolder study = StudyFolders.of(store).find(word, word);
        studies.add(study);
        hashes.addAll(hashes(study));
      } catch (InvalidInputException e) {
        if (runs.isEmpty()) {
          problems.addAll(e.problems());
        } else {
          problems.add(Problem.of(word, "is the beginning of " + runs.size() + " runs' hashes"));
        }
      }
    }
    problems.throwIfAny();
    return new StoreSelection(
        all.runs.stream().filter(run -> hashes.contains(run.hash())).toList(), studies);
  }

  private static Set<String> hashes(StudyFolder study) {
    Set<String> hashes = new LinkedHashSet<>();
    study.readResult().path("runs").forEach(run -> hashes.add(run.path("hash").asText()));
    return hashes;
  }
}
