package org.ntklab.benchmarks.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A shell that claims to have PyTorch stands in for Python. */
@DisabledOnOs(OS.WINDOWS)
class PeersTest {
  private static final Pattern SECONDS = Pattern.compile("seconds ([0-9.]+)");

  @TempDir Path folder;
  private final List<String> trouble = new ArrayList<>();
  private Peers peers;

  @BeforeEach
  void find() throws Exception {
    Path python = folder.resolve("python");
    Files.writeString(
        python,
        """
        #!/bin/sh
        if [ "$1" = -c ]; then
          case $2 in *torch*) echo 9.9 ;; esac
        else
          exec /bin/sh "$@"
        fi
        """);
    assertTrue(python.toFile().setExecutable(true));
    peers = Peers.of(List.of(folder.resolve("none"), python), folder, trouble::add);
    assertEquals(Map.of("torch", "9.9"), peers.versions());
    trouble.clear();
  }

  @Test
  void medianLeavesOutTheRunThatCompiles() throws Exception {
    script("for t in 9 3 1 2; do echo $1 seconds $t; done");
    assertEquals(
        OptionalDouble.of(2), peers.medianOfLater(Peer.TORCH, peers.script("s.py"), SECONDS, "a"));
    assertEquals(List.of(), trouble);
  }

  @Test
  void scriptRunsOnceForAllItsNumbers() throws Exception {
    script("echo run >>" + folder.resolve("runs") + "; echo seconds 3; echo seconds 2; echo ms 7");
    assertEquals(OptionalDouble.of(2), peers.least(Peer.TORCH, peers.script("s.py"), SECONDS));
    assertEquals(
        OptionalDouble.of(7),
        peers.least(Peer.TORCH, peers.script("s.py"), Pattern.compile("ms ([0-9.]+)")));
    assertEquals(List.of("run"), Files.readAllLines(folder.resolve("runs")));
  }

  @Test
  void aScriptThatFailsGivesNoNumberAndSaysWhy() throws Exception {
    script("echo no module named torch >&2; exit 3");
    assertEquals(OptionalDouble.empty(), peers.least(Peer.TORCH, peers.script("s.py"), SECONDS));
    assertTrue(trouble.get(0).contains("exit code 3, no module named torch"), trouble.get(0));
  }

  @Test
  void anOutputWithoutTheNumberIsShown() throws Exception {
    script("echo nothing of that kind");
    assertEquals(OptionalDouble.empty(), peers.least(Peer.TORCH, peers.script("s.py"), SECONDS));
    assertTrue(trouble.get(0).contains("found nothing of that kind"), trouble.get(0));
  }

  @Test
  void aPeerThatNoEnvironmentHasIsNotRun() throws Exception {
    assertEquals(Optional.empty(), peers.output(Peer.JAX, peers.script("none.py")));
    assertEquals(List.of(), trouble);
  }

  private void script(String text) throws IOException {
    Files.writeString(folder.resolve("s.py"), text);
  }
}
