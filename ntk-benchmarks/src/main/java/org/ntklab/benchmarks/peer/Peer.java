package org.ntklab.benchmarks.peer;

import java.util.List;

/** What labs use today, and what a Python environment needs to run it. */
public enum Peer {
  /** Kernels, of infinite width and empirical. */
  NEURAL_TANGENTS("neural-tangents", "neural-tangents jax"),
  /** Training, and kernels by {@code torch.func}. */
  TORCH("PyTorch", "torch"),
  /** A study as one compiled program. */
  JAX("JAX", "jax");

  private final String title;
  private final String packages;

  Peer(String title, String packages) {
    this.title = title;
    this.packages = packages;
  }

  /** Its name for a person: {@code "PyTorch"}. */
  public String title() {
    return title;
  }

  /** Python packages by the names that they are installed under, the peer's own first. */
  List<String> packages() {
    return List.of(packages.split(" "));
  }
}
