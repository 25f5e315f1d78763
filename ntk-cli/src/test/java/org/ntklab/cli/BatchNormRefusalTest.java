package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.problem.ExitCode;

/** What needs a tangent kernel refuses networks that have none, and says what would do. */
class BatchNormRefusalTest {
  private static final String STUDY =
      """
      name: batches
      data: {name: digits, train: 8, probe: 4}
      architecture: {name: resnet-mlp, width: 8, depth: 1, batch-norm: true}
      parametrisation: ntk
      training: {learning-rate: 0.1, until: {steps: 2}}
      """;

  @TempDir private Path folder;

  @Test
  void runsAndKernelsAreRefusedByName() throws IOException {
    String study = Files.writeString(folder.resolve("study.yaml"), STUDY).toString();
    String graph = "{name: resnet-mlp, depth: 1, batch-norm: true}";
    String x = new ToyNetworks(folder).x();
    for (Call call :
        List.of(
            Call.real("run", study, "--store", folder.resolve("store").toString()),
            Call.real("kernel", graph, "--x", x),
            Call.real("kernel", graph, "--x", x, "--empirical", "--seed", "0", "--width", "8"))) {
      assertEquals(ExitCode.REFUSED.status(), call.status(), call.err());
      assertTrue(call.err().contains("layer 'batch-norm."), call.err());
      assertTrue(call.err().contains("'layer-norm' normalises each example"), call.err());
    }
    Call instead = Call.real("kernel", "{name: resnet-mlp, depth: 1, layer-norm: true}", "--x", x);
    assertEquals(0, instead.status(), instead.err());
  }
}
