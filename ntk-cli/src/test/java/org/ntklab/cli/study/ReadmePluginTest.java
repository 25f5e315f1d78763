package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.Options;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.StudyResult;

/** The plugin that README shows, compiled from its text and dropped as a jar into a folder. */
class ReadmePluginTest {
  private static final double ROUNDING = 1e-14;
  private static final String IMPORTS =
      """
      import org.ntklab.core.layer.*;
      import org.ntklab.core.parametrisation.*;
      import org.ntklab.core.plugin.*;
      import org.ntklab.core.reference.Reference;
      """;

  @TempDir private Path work;

  private Path pluginFolder() throws IOException {
    Matcher blocks =
        Pattern.compile("```java\n(.*?public final class (\\w+) .*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", "README.md")));
    List<String> names = new ArrayList<>();
    List<Path> sources = new ArrayList<>();
    while (blocks.find()) {
      Path source = work.resolve(blocks.group(2) + ".java");
      Files.writeString(source, IMPORTS + blocks.group(1));
      names.add(blocks.group(2));
      sources.add(source);
    }
    assertEquals(List.of("OneOverN", "MyPlugin"), names);
    Path classes = work.resolve("classes");
    PluginJar.compile(sources, classes);
    Path folder = work.resolve("plugins");
    PluginJar.pack(classes, "MyPlugin", folder.resolve("my-lab.jar"));
    return folder;
  }

  @Test
  void theDocumentedParametrisationIsMeanField() throws Exception {
    PluginCatalogue catalogue = PluginCatalogue.ofClassPathAnd(pluginFolder());
    assertEquals(List.of(), catalogue.problems());
    Ntk ntk = Ntk.with(catalogue);
    ExperimentSpec experiment =
        ntk.parse(
            "test",
            """
            data: {name: iris, train: 20, probe: 5, shuffle: 1}
            architecture: {name: mlp, depth: 2, bias-std: 0.1, width: 16}
            parametrisation: one-over-n
            training: {until: {steps: 3}}
            seeds: 1
            """,
            List.of());
    Kinds<Parametrisation> known = ntk.get(new Key<Kinds<Parametrisation>>() {});
    Options none = Options.none(new Problems());
    Parametrisation shipped = known.find("mean-field").orElseThrow().read(none);
    Parametrisation ours = experiment.runs().get(0).parametrisation().value();
    LayerGraph graph = experiment.runs().get(0).architecture().graph(Shape.vector(4), 3);
    assertEquals(6, graph.weights().size());
    for (Weight weight : graph.weights()) {
      Scaling expected = shipped.scaling(weight);
      Scaling found = ours.scaling(weight);
      assertEquals(expected.multiplier(), found.multiplier(), ROUNDING, weight.name());
      assertEquals(expected.deviation(), found.deviation(), ROUNDING, weight.name());
      assertEquals(expected.gradientRate(), found.gradientRate(), ROUNDING, weight.name());
      assertEquals(expected.adaptiveRate(), found.adaptiveRate(), ROUNDING, weight.name());
    }
    StudyResult result = ntk.prepare(experiment).store(work.resolve("store")).run();
    assertEquals(RunStatus.DONE, result.runs().get(0).status());
    assertTrue(result.runs().get(0).finalLoss() > 0);
  }
}
