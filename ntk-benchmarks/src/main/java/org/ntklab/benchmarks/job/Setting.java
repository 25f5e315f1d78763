package org.ntklab.benchmarks.job;

import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.peer.Peers;
import org.ntklab.benchmarks.timing.Repetitions;

/**
 * What all jobs share.
 *
 * @param sizes how large they are
 * @param repetitions how often they are measured
 * @param peers what they are compared with
 * @param scratch a folder for files, on the disk that is to be measured
 * @param root the clone, whose launcher and files some jobs use; without it they measure nothing
 */
public record Setting(
    Sizes sizes, Repetitions repetitions, Peers peers, Path scratch, Optional<Path> root) {
  /** All threads of this machine, for a person. */
  static String allThreads() {
    return Cores.named(Cores.all());
  }
}
