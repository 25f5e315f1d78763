package org.ntklab.core.testkit;

import com.google.inject.AbstractModule;
import java.util.List;
import java.util.Map;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.study.Analysis;
import org.ntklab.core.training.TraceColumns;

/** The smallest set of plugins with which a study can run: linear models on a made-up line. */
public final class TestKitPlugin implements NtkPlugin {
  private final Class<? extends Kind<Architecture>> line;

  /** The kit as the other tests want it. */
  public TestKitPlugin() {
    this(Line.class);
  }

  /** A later version of the kit, in which {@code line} stands for something else. */
  public TestKitPlugin(Class<? extends Kind<Architecture>> line) {
    this.line = line;
  }

  @Override
  public String name() {
    return "test-kit";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "linear models for the core's own tests";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(ExtensionPoint.LAYER, "linear", LinearKind.class)
        .addKind(ExtensionPoint.ARCHITECTURE, "line", line)
        .add(ExtensionPoint.PARAMETRISATION, "plain", Plain.class)
        .addKind(ExtensionPoint.DATA, "made-up", MadeUpData.MadeUpKind.class)
        .add(ExtensionPoint.TARGET, "values", MadeUpData.ValuesTarget.class)
        .add(ExtensionPoint.SCALE, "unit-sphere", MadeUpData.NoScaling.class)
        .add(ExtensionPoint.METRIC, "lastLoss", LastLoss.class)
        .install(
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(NetworkFactory.class).to(LinearModels.class);
                bind(LinearModels.class);
                bind(Analysis.class).toInstance((experiment, runs) -> List.of());
              }
            });
  }

  /** An affine layer without bias. */
  record Linear(Width width) implements Layer {
    @Override
    public String kind() {
      return "linear";
    }

    @Override
    public Shape output(List<Shape> inputs, Sizes sizes) {
      return Shape.vector(width.at(sizes));
    }

    @Override
    public List<WeightShape> weights(Shape input, Shape output, Sizes sizes) {
      return List.of(WeightShape.matrix(input.channels(), output.channels(), 1));
    }

    @Override
    public boolean dependsOnN() {
      return width.dependsOnN();
    }
  }

  /** {@code linear: width}. */
  public static final class LinearKind implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      options.main("width");
      Width width = options.node("width").flatMap(Width::read).orElse(Width.of(1));
      options.remember("width", width.toString());
      return new Linear(width);
    }
  }

  /** {@code {name: line, extra: k}}: one linear layer to the outputs. */
  public static final class Line implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      options.integer("extra").check(e -> e >= 0, "at least 0").orElse(0);
      return () -> List.of(LayerSpec.of("linear", Map.of("width", "outputs")));
    }
  }

  /** {@code {name: line, extra: k}}: one linear layer more. */
  public static final class LongerLine implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      options.integer("extra").orElse(0);
      return () ->
          List.of(
              LayerSpec.of("linear", Map.of("width", "n")),
              LayerSpec.of("linear", Map.of("width", "outputs")));
    }
  }

  /** Everything of order one. */
  public static final class Plain implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      return Scaling.plain(1);
    }
  }

  /** Loss at the end. */
  public static final class LastLoss implements Metric {
    @Override
    public String description() {
      return "loss at the end";
    }

    @Override
    public MetricValue measure(RunTrace run) {
      int last = run.checkpoints().rows() - 1;
      return new MetricValue.Single(run.checkpoints().doubleValue(TraceColumns.LOSS, last));
    }
  }
}
