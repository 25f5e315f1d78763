package org.ntklab.core.evidence;

import java.util.List;
import java.util.function.Consumer;

/**
 * Measures what no experiment can: results in closed form, on kernels or data alone.
 *
 * <p>A measurement is a {@code Kind<Measurement>}, which reads its options from the {@code
 * measurements:} group of a file of a published result.
 */
public interface Measurement {
  /**
   * All that the result depends on: options, content of the data, version of the numerics. What was
   * measured under the same fingerprint is not measured again.
   */
  String fingerprint();

  /**
   * Measures.
   *
   * @param threads at least 1; the result does not depend on them
   * @param progress hears a few words now and then on how far it is
   * @throws InterruptedException when this thread was told to stop
   */
  List<Observation> measure(int threads, Consumer<String> progress) throws InterruptedException;
}
