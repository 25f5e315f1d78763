package org.ntklab.benchmarks.job;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.network.Precision;

/** All jobs, in the order of the table. */
public final class Jobs {
  private Jobs() {}

  /** The jobs in a setting. */
  public static List<Job> in(Setting setting) {
    List<Job> jobs = new ArrayList<>();
    jobs.add(new MachineJob(setting));
    StepCase.all(setting.sizes()).forEach(step -> jobs.add(new TrainingStepJob(setting, step)));
    EmpiricalCase.all(setting.sizes())
        .forEach(kernel -> jobs.add(new EmpiricalNtkJob(setting, kernel)));
    jobs.add(new StudyJob(setting));
    jobs.add(new StartJob(setting));
    jobs.add(new DenseGramJob(setting, Precision.SINGLE));
    jobs.add(new DenseGramJob(setting, Precision.DOUBLE));
    jobs.add(new AveragedImagesJob(setting));
    jobs.add(new FlattenedImagesJob(setting));
    jobs.add(new GramFileJob(setting));
    return jobs;
  }
}
