package org.ntklab.datasets.synthetic;

import jakarta.inject.Inject;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.Named;

/**
 * {@code data: {name: teacher-student, rows: 2000, features: 10, width: 100, depth: 1, activation:
 * relu, noise: 0, seed: 0}}.
 */
public final class TeacherStudentKind implements Kind<DataSource> {
  private static final String ACTIVATION = "activation";

  private final Kinds<Activation> activations;

  /** With the functions that are known by name. */
  @Inject
  public TeacherStudentKind(Kinds<Activation> activations) {
    this.activations = activations;
  }

  @Override
  public DataSource read(Options options) {
    Size size = Size.read(options, 10);
    long mostWidth =
        Math.min((long) Math.sqrt(Matrix.MOST_VALUES), Matrix.MOST_VALUES / size.features());
    int width =
        options
            .integer("width")
            .check(n -> n >= 1 && n <= mostWidth, "1 to " + mostWidth)
            .orElse(100);
    int depth = options.integer("depth").check(n -> n >= 1, "at least 1").orElse(1);
    Optional<Named<Activation>> activation =
        activations.read(options, ACTIVATION, Optional.of("relu"));
    double noise = options.number("noise").check(s -> s >= 0, "at least 0").orElse(0.0);
    long seed = options.whole("seed").orElse(0L);
    TeacherStudent.Teacher teacher =
        new TeacherStudent.Teacher(
            width,
            depth,
            activation.map(Named::value).orElse(new StandIn()),
            String.valueOf(options.canonical().get(ACTIVATION)));
    return new TeacherStudent(size, teacher, noise, seed);
  }

  /** After a problem. */
  private record StandIn() implements Activation {
    @Override
    public double value(double x) {
      return x;
    }

    @Override
    public double derivative(double x) {
      return 1;
    }
  }
}
