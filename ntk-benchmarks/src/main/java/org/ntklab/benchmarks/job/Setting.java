package org.ntklab.benchmarks.job;

import java.nio.file.Path;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.timing.Repetitions;

/**
 * What all jobs share.
 *
 * @param sizes how large they are
 * @param repetitions how often they are measured
 * @param peer what they are compared with
 * @param scratch a folder for files, on the disk that is to be measured
 */
public record Setting(Sizes sizes, Repetitions repetitions, Peer peer, Path scratch) {
  /** All threads of this machine, for a person. */
  static String allThreads() {
    return Cores.named(Cores.all());
  }
}
