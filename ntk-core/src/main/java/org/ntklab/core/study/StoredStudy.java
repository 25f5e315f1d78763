package org.ntklab.core.study;

import java.util.List;
import org.ntklab.core.experiment.RunSpec;

/**
 * What a store holds of a study.
 *
 * @param result of the runs that are there; those that failed or whose files are damaged count as
 *     failed
 * @param missing runs that were not trained to their end
 */
public record StoredStudy(StudyResult result, List<RunSpec> missing) {
  public StoredStudy {
    missing = List.copyOf(missing);
  }
}
