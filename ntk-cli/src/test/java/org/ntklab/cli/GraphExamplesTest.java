package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every graph in {@code examples/graphs} has the kernels that the documentation says. */
class GraphExamplesTest {
  private static final Path GRAPHS = Path.of("..", "examples", "graphs");

  static List<Path> graphs() throws IOException {
    try (Stream<Path> files = Files.list(GRAPHS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("graphs")
  void anExampleHasKernels(Path graph) throws IOException {
    boolean images = !Files.readString(graph).contains("- dense: {width: n, bias-std");
    String x = images ? "digits[0:3]@image" : "digits[0:3]";
    Call call = Call.real("kernel", graph.toString(), "--x", x, "--json");
    assertEquals(0, call.status(), call.err());
    for (String kernel : List.of("nngp", "ntk")) {
      JsonNode spectrum = call.json().at("/spectrum/" + kernel);
      assertTrue(spectrum.get("lambdaMin").asDouble() > 0, call.out());
    }
  }

  @Test
  void theTableInTheReadmeIsWhatIsPrinted() throws IOException {
    String page = Files.readString(Path.of("..", "README.md"));
    Call call =
        Call.real(
            "predict", "mlp", "--data=digits", "--train=1200", "--test=500", "--time=1,10,inf");
    for (String row : List.of("  1 ", "  10 ")) {
      String line =
          call.out().lines().filter(text -> text.startsWith(row)).findFirst().orElseThrow();
      assertTrue(page.contains(line), line);
    }
  }
}
