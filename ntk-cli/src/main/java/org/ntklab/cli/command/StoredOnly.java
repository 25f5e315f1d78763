package org.ntklab.cli.command;

import java.util.List;
import org.ntklab.core.engine.Engine;
import org.ntklab.core.engine.RunTask;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** An engine that trains nothing: a study with it takes what the store holds, or is refused. */
final class StoredOnly implements Engine {
  private final String source;

  /** {@code source}: how messages call the experiment. */
  StoredOnly(String source) {
    this.source = source;
  }

  @Override
  public void execute(List<RunSpec> runs, RunTask task, int jobs) {
    if (!runs.isEmpty()) {
      throw new InvalidInputException(
          Problem.of(
              source,
              "%d of its runs are not in the store: ntk run %s trains them"
                  .formatted(runs.size(), source)));
    }
  }
}
