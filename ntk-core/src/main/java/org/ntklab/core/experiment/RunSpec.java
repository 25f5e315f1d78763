package org.ntklab.core.experiment;

import java.util.Map;
import org.ntklab.core.data.DataSpec;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.network.Precision;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Named;

/**
 * One run: everything that determines its trajectory.
 *
 * @param hash names the run in a store: digest of the canonical specification, the seed, and what
 *     computes it
 * @param cell the keys of the grid with this run's values, in the order of the grid; without the
 *     seed
 * @param seed root of all random streams of the network
 * @param data rows, targets, scaling
 * @param architecture layers and width
 * @param parametrisation scaling with the width
 * @param loss what training minimises
 * @param training optimiser, rate, end
 * @param checkpoints number of log-spaced checkpoints wanted, first and last included
 * @param precision type of the weights
 * @param canonical the whole specification with every default, as YAML that can be run again
 * @param identity what the hash is of, as JSON
 * @param expectedToDiverge whether the experiment says so
 */
public record RunSpec(
    String hash,
    Map<String, Object> cell,
    long seed,
    DataSpec data,
    ArchitectureSpec architecture,
    Named<Parametrisation> parametrisation,
    Named<Loss> loss,
    TrainingSpec training,
    int checkpoints,
    Precision precision,
    String canonical,
    String identity,
    boolean expectedToDiverge) {

  /** A number that grows with the time a run takes: steps × width². For ordering only. */
  public long estimatedWork() {
    long steps = training.until().mostSteps(1);
    return steps * architecture.width() * architecture.width();
  }
}
