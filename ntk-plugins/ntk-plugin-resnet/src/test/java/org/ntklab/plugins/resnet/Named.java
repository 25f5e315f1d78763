package org.ntklab.plugins.resnet;

import java.nio.file.Path;
import java.util.List;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.experiment.ArchitectureReader;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** Architectures as an experiment file names them, read with the real words. */
final class Named {
  private static final int OUTPUTS = 3;

  private final Ntk ntk = Ntk.create();

  /** The graph at a width. */
  LayerGraph graph(String yaml, Shape input, int width) {
    Problems problems = new Problems();
    LayerGraph graph =
        ntk.get(ArchitectureReader.class)
            .read(options(yaml, problems), Path.of(""))
            .orElseThrow(() -> new AssertionError(problems.list().toString()))
            .atWidth(width)
            .graph(input, OUTPUTS);
    problems.throwIfAny();
    return graph;
  }

  /** What is wrong with it. */
  List<Problem> problems(String yaml) {
    Problems problems = new Problems();
    ntk.get(ArchitectureReader.class).read(options(yaml, problems), Path.of(""));
    return problems.list();
  }

  /** Its canonical form. */
  Object canonical(String yaml) {
    Options options = options(yaml, new Problems());
    ntk.get(ArchitectureReader.class).read(options, Path.of(""));
    return options.canonical();
  }

  private static Options options(String yaml, Problems problems) {
    ConfigNode.Entries written = YamlSource.parse("test.yaml", "architecture: " + yaml);
    return new Options(written, "test.yaml", "", problems);
  }
}
