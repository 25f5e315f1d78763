package org.ntklab.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell stands in for Python. */
@DisabledOnOs(OS.WINDOWS)
class PeerTest {
  @TempDir Path folder;
  private final List<String> trouble = new ArrayList<>();

  @Test
  void medianLeavesOutTheRunThatCompiles() throws Exception {
    script("for t in 9 3 1 2; do echo float32 $1 self $t; done");
    assertEquals(OptionalDouble.of(2), peer().denseSeconds(10, true));
    assertEquals(List.of(), trouble);
  }

  @Test
  void aScriptThatFailsGivesNoNumberAndSaysWhy() throws Exception {
    script("echo no module named jax >&2; exit 3");
    assertEquals(OptionalDouble.empty(), peer().denseSeconds(10, false));
    assertTrue(trouble.get(0).contains("exit code 3, no module named jax"), trouble.get(0));
  }

  private void script(String text) throws IOException {
    Files.writeString(folder.resolve("kernel_dense_nt.py"), text);
  }

  private Peer peer() {
    return new Peer(Optional.of(Path.of("/bin/sh")), folder, trouble::add);
  }
}
