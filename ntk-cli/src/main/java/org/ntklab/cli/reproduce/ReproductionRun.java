package org.ntklab.cli.reproduce;

import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ntklab.analysis.reproduction.Outcome;
import org.ntklab.analysis.reproduction.Reproduction;
import org.ntklab.analysis.reproduction.RunObservations;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/** Does what a published result asks for, and holds what comes out against it. */
public final class ReproductionRun {
  private final DataFolder data;
  private final Function<ExperimentSpec, StudyResult> studies;
  private final Function<Measurement, List<Observation>> measurements;
  private final Clock clock;

  /**
   * A way to run them.
   *
   * @param studies trains what the store does not hold
   * @param measurements measures what the store does not hold
   */
  public ReproductionRun(
      DataFolder data,
      Function<ExperimentSpec, StudyResult> studies,
      Function<Measurement, List<Observation>> measurements,
      Clock clock) {
    this.data = data;
    this.studies = studies;
    this.measurements = measurements;
    this.clock = clock;
  }

  /** Which of these folders are not in the data folder. */
  public List<String> missing(List<String> needed) {
    return needed.stream()
        .filter(folder -> !Files.isDirectory(data.path().resolve(folder)))
        .toList();
  }

  /**
   * Runs one; it is skipped when data that it needs are not there.
   *
   * @param specs its experiments by name, as they were read; none when data are missing
   */
  public ReproductionAnswer of(Reproduction reproduction, Map<String, ExperimentSpec> specs) {
    List<String> missing = missing(reproduction.needs());
    if (!missing.isEmpty()) {
      return ReproductionAnswer.skipped(
          reproduction,
          "there is no %s in the data folder %s (--data-dir, NTK_DATA)"
              .formatted(String.join(", ", missing), data.path()));
    }
    Instant start = clock.instant();
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    List<String> troubles = new ArrayList<>();
    for (Map.Entry<String, ExperimentSpec> experiment : specs.entrySet()) {
      StudyResult study = studies.apply(experiment.getValue());
      evidence.put(experiment.getKey(), RunObservations.of(study));
      troubles.addAll(troubles(experiment.getKey(), study));
    }
    reproduction
        .measurements()
        .forEach(
            (name, measurement) ->
                evidence.put(name, new Evidence(measurements.apply(measurement), List.of())));
    List<Outcome> outcomes =
        reproduction.expectations().stream()
            .map(expected -> expected.judge(evidence.get(expected.evidence())))
            .toList();
    return new ReproductionAnswer(
        reproduction, outcomes, evidence, troubles, "", Duration.between(start, clock.instant()));
  }

  private static List<String> troubles(String name, StudyResult study) {
    List<RunResult> unexpected = study.unexpected();
    if (unexpected.isEmpty()) {
      return List.of();
    }
    RunResult first = unexpected.get(0);
    return List.of(
        "%d of %d runs of '%s' failed or diverged, the first at %s, seed %d: %s"
            .formatted(
                unexpected.size(),
                study.runs().size(),
                name,
                first.spec().cell(),
                first.spec().seed(),
                first.message()));
  }
}
