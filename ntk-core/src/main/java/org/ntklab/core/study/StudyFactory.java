package org.ntklab.core.study;

import jakarta.inject.Inject;
import org.ntklab.core.engine.LocalEngine;
import org.ntklab.core.experiment.ExperimentSpec;

/** Makes studies of experiments, with everything they need injected. */
public final class StudyFactory {
  private final RunExecution execution;
  private final Analysis analysis;

  @Inject
  StudyFactory(RunExecution execution, Analysis analysis) {
    this.execution = execution;
    this.analysis = analysis;
  }

  /** A study with defaults: this folder's store, all processors, runs side by side. */
  public Study of(ExperimentSpec experiment) {
    return new Study(experiment, execution, analysis, new LocalEngine());
  }
}
