package org.ntklab.core.testkit;

import java.util.function.UnaryOperator;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.random.RandomStreams;

/** Random inputs and random targets. */
record MadeUpData(int rows, int features, int outputs) implements DataSource {
  @Override
  public DataDescription description() {
    return new DataDescription("made-up", "random numbers", "this test", "none");
  }

  @Override
  public String fingerprint() {
    return toString();
  }

  @Override
  public String defaultTarget() {
    return "values";
  }

  @Override
  public RawData load() {
    RandomStreams random = new RandomStreams(11);
    Matrix inputs = Matrix.of(rows, features, random.normals("x", rows * features));
    Matrix values = Matrix.of(rows, outputs, random.normals("y", rows * outputs));
    return new RawData(inputs, Shape.vector(features), new Labels.Values(values));
  }

  /** {@code made-up}, with {@code rows}, {@code features} and {@code outputs}. */
  public static final class MadeUpKind implements Kind<DataSource> {
    @Override
    public DataSource read(Options options) {
      return new MadeUpData(
          options.integer("rows").orElse(20),
          options.integer("features").orElse(4),
          options.integer("outputs").orElse(2));
    }
  }

  /** Values as they are. */
  public static final class ValuesTarget implements TargetEncoding {
    @Override
    public Matrix encode(Labels labels) {
      return ((Labels.Values) labels).values();
    }

    @Override
    public String errorName() {
      return "rmse";
    }

    @Override
    public double error(Matrix outputs, Matrix targets) {
      return outputs.copy().addScaled(-1, targets).frobeniusNorm()
          / Math.sqrt(outputs.rows() * outputs.columns());
    }
  }

  /** Inputs as they are. */
  public static final class NoScaling implements InputScaling {
    @Override
    public UnaryOperator<Matrix> fit(Matrix train) {
      return Matrix::copy;
    }
  }
}
