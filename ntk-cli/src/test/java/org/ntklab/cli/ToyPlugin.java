package org.ntklab.cli;

import com.google.inject.AbstractModule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.network.Network;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.study.Analysis;

/**
 * All that an experiment needs, small and without arithmetic, so that the program is tested alone.
 */
final class ToyPlugin implements NtkPlugin {
  /** Rows of the data set {@code toy}. */
  static final int ROWS = 40;

  /** An experiment of four runs that reads without a problem. */
  static final String STUDY =
      """
      name: toy-study
      data: {name: toy, train: 8, probe: 4, test: 6, target: sign, scale: as-is}
      architecture: {name: tower, depth: 2}
      parametrisation: plain
      training: {learning-rate: 0.1, until: {steps: 5}}
      seeds: 2
      grid:
        architecture.width: [8, 16]
      """;

  private final NetworkFactory networks;

  ToyPlugin(NetworkFactory networks) {
    this.networks = networks;
  }

  @Override
  public String name() {
    return "toy";
  }

  @Override
  public String version() {
    return "1.2";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "what the tests need";
  }

  @Override
  public List<String> references() {
    return List.of("jacot2018", "Somebody: Something. 1999");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(ExtensionPoint.ARCHITECTURE, "tower", Tower.class)
        .addKind(ExtensionPoint.LAYER, "linear", LinearKind.class)
        .add(ExtensionPoint.PARAMETRISATION, "plain", Plain.class)
        .add(ExtensionPoint.PARAMETRISATION, "scaled", Scaled.class)
        .add(ExtensionPoint.DATA, "toy", Toy.class)
        .add(ExtensionPoint.TARGET, "sign", Sign.class)
        .add(ExtensionPoint.SCALE, "as-is", AsIs.class)
        .add(ExtensionPoint.METRIC, "stillness", Stillness.class)
        .install(
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(NetworkFactory.class).toInstance(networks);
                bind(Analysis.class).toInstance((experiment, runs) -> List.of());
              }
            });
  }

  /** Makes networks by a rule of the test's own. */
  record Networks(UnaryOperator<Network> maker) implements NetworkFactory {
    /** Networks that cannot be made. */
    static Networks failing() {
      return new Networks(
          none -> {
            throw new IllegalStateException("no network today");
          });
    }

    @Override
    public String numerics() {
      return "toy-1";
    }

    @Override
    public void check(NetworkDescription description) {}

    @Override
    public Network create(NetworkDescription description) {
      return maker.apply(null);
    }
  }

  static final class Tower implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      int depth = options.integer("depth").check(d -> d >= 1, "at least 1").orElse(1);
      List<LayerSpec> hidden =
          Collections.nCopies(depth, LayerSpec.of("linear", Map.of("to", "n")));
      LayerSpec readout = LayerSpec.of("linear", Map.of("to", "outputs"));
      return () -> Stream.concat(hidden.stream(), List.of(readout).stream()).toList();
    }
  }

  static final class LinearKind implements Kind<Layer> {
    @Override
    public Layer read(Options options) {
      ConfigNode to = options.node("to").orElseGet(() -> new ConfigNode.Scalar("n", 0));
      options.remember("to", to.plain());
      return new Linear(Width.read(to).orElseThrow());
    }
  }

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
      return List.of(WeightShape.matrix(input.size(), output.size(), 1));
    }

    @Override
    public boolean dependsOnN() {
      return width.dependsOnN();
    }
  }

  static class Plain implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      return Scaling.plain(1);
    }
  }

  static final class Scaled extends Plain {}

  static final class Toy implements DataSource {
    @Override
    public DataDescription description() {
      return new DataDescription("toy", ROWS + " rows of ones", "nowhere", "none needed");
    }

    @Override
    public String fingerprint() {
      return "toy-1";
    }

    @Override
    public String defaultTarget() {
      return "sign";
    }

    @Override
    public RawData load() {
      Labels labels = new Labels.Values(Matrix.zeros(ROWS, 1));
      return new RawData(Matrix.zeros(ROWS, 3), Shape.vector(3), labels);
    }
  }

  static final class Sign implements TargetEncoding {
    @Override
    public Matrix encode(Labels labels) {
      return Matrix.zeros(labels.rows(), 1);
    }

    @Override
    public String errorName() {
      return "misclassified";
    }

    @Override
    public double error(Matrix outputs, Matrix targets) {
      return 0;
    }
  }

  static final class AsIs implements InputScaling {
    @Override
    public UnaryOperator<Matrix> fit(Matrix train) {
      return Matrix::copy;
    }
  }

  static final class Stillness implements Metric {
    @Override
    public String description() {
      return "how still it stands";
    }

    @Override
    public MetricValue measure(RunTrace run) {
      return new MetricValue.Single(1);
    }
  }
}
