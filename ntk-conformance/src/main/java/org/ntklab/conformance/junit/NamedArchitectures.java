package org.ntklab.conformance.junit;

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

/**
 * Architectures as an experiment file names them, read with the words of the class path's plugins:
 * for tests of what their options stand for.
 */
public final class NamedArchitectures {
  private final Ntk ntk = Ntk.create();
  private final int outputs;

  /** Architectures whose graphs have so many outputs. */
  public NamedArchitectures(int outputs) {
    this.outputs = outputs;
  }

  /**
   * The graph at a width.
   *
   * @param yaml what stands behind {@code architecture:}
   * @throws AssertionError when something is wrong with it
   */
  public LayerGraph graph(String yaml, Shape input, int width) {
    Problems problems = new Problems();
    LayerGraph graph =
        ntk.get(ArchitectureReader.class)
            .read(options(yaml, problems), Path.of(""))
            .orElseThrow(() -> new AssertionError(problems.list().toString()))
            .atWidth(width)
            .graph(input, outputs);
    problems.throwIfAny();
    return graph;
  }

  /** What is wrong with it. */
  public List<Problem> problems(String yaml) {
    Problems problems = new Problems();
    ntk.get(ArchitectureReader.class).read(options(yaml, problems), Path.of(""));
    return problems.list();
  }

  /** Its canonical form, with all defaults. */
  public Object canonical(String yaml) {
    Options options = options(yaml, new Problems());
    ntk.get(ArchitectureReader.class).read(options, Path.of(""));
    return options.canonical();
  }

  private static Options options(String yaml, Problems problems) {
    ConfigNode.Entries written = YamlSource.parse("test.yaml", "architecture: " + yaml);
    return new Options(written, "test.yaml", "", problems);
  }
}
