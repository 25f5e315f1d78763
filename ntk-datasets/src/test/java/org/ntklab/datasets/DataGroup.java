package org.ntklab.datasets;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** The {@code data:} group of an experiment, from YAML. */
public record DataGroup(Options options, Problems problems) {
  public static DataGroup of(String yaml) {
    Problems problems = new Problems();
    Options options =
        new Options(YamlSource.parse("study.yaml", yaml), "study.yaml", "data", problems);
    return new DataGroup(options, problems);
  }

  /** What was found wrong, unknown keys included, as users read it. */
  public List<String> messages() {
    options.reportUnknown();
    return problems.list().stream().map(Problem::toString).toList();
  }
}
