package org.ntklab.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.GraphRequest;
import org.ntklab.core.experiment.GraphRequestReader;
import org.ntklab.core.experiment.RequestedGraph;
import org.ntklab.core.network.Precision;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The network of a command, and the precision of its kernels. */
final class GraphOptions {
  private static final List<String> PRECISIONS = List.of("double", "single");

  @Parameters(
      paramLabel = "GRAPH",
      description =
          "an architecture's name, {name: mlp, depth: 3}, or a file with layers: or architecture:")
  private String graph;

  @Option(
      names = "--width",
      paramLabel = "N",
      converter = AtLeastOne.class,
      description = "the value of n (default: the graph's own)")
  private Integer width;

  @Option(
      names = "--parametrisation",
      paramLabel = "NAME",
      description = "how weights and rates scale with the width (default: ${DEFAULT-VALUE})")
  private String parametrisation = "ntk";

  @Option(
      names = "--precision",
      paramLabel = "P",
      description = "double or single, of the computation (default: ${DEFAULT-VALUE})")
  private String precision = "double";

  /** The network, or empty after a problem. */
  Optional<RequestedGraph> read(Ntk ntk, Problems problems) {
    OptionalInt n = width == null ? OptionalInt.empty() : OptionalInt.of(width);
    return ntk.get(GraphRequestReader.class)
        .read(new GraphRequest(graph, n, parametrisation), Path.of(""), problems);
  }

  /** The precision; double after a problem. */
  Precision precision(Problems problems) {
    Words.check("--precision", precision, PRECISIONS, problems);
    return precision.equals("single") ? Precision.SINGLE : Precision.DOUBLE;
  }
}
