package org.ntklab.benchmarks.job;

import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.peer.Peer;
import org.ntklab.benchmarks.peer.Peers;

/** neural-tangents' scripts for kernels at infinite width. */
final class KernelScripts {
  private KernelScripts() {}

  /** Seconds for the Gram of n vectors, both kernels, 3 hidden layers of ReLU. */
  static OptionalDouble denseSeconds(Peers peers, int examples, boolean single)
      throws InterruptedException {
    String n = Integer.toString(examples);
    return peers.medianOfLater(
        Peer.NEURAL_TANGENTS,
        peers.script("kernel_dense_nt.py"),
        Pattern.compile(" self ([0-9.]+)"),
        single ? new String[] {n} : new String[] {n, "f64"});
  }

  /**
   * Milliseconds for one pair of images, float32.
   *
   * @param batch so many images with as many others
   * @param head {@code gap} or {@code flat}
   */
  static OptionalDouble pairMilliseconds(Peers peers, int batch, String head, int depth)
      throws InterruptedException {
    return peers.medianOfLater(
        Peer.NEURAL_TANGENTS,
        peers.script("kernel_conv_nt.py"),
        Pattern.compile(" per pair ms ([0-9.]+)"),
        Integer.toString(batch),
        head,
        Integer.toString(depth));
  }
}
