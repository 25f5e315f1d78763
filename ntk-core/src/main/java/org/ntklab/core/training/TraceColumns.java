package org.ntklab.core.training;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.trace.Column;

/** Names of what a trace holds, and which of it a run has. {@code docs/files.md} says more. */
public final class TraceColumns {
  /** Steps done, from 0. */
  public static final String STEP = "step";

  /** η × steps. */
  public static final String TIME = "time";

  /** Loss of all training examples. */
  public static final String LOSS = "loss";

  /** Loss of the test examples. */
  public static final String TEST_LOSS = "test_loss";

  /** Error of the test examples: a fraction of classes, or a root mean square. */
  public static final String TEST_ERROR = "test_error";

  /** Largest eigenvalue of Θ on the training examples, all outputs. */
  public static final String LAMBDA_MAX = "lambda_max";

  /** f of the training examples, {@code [nTrain, O]} by rows. */
  public static final String TRAIN_OUTPUTS = "train_outputs";

  /** f of the probe examples, {@code [nProbe, O]} by rows. */
  public static final String PROBE_OUTPUTS = "probe_outputs";

  /** As {@link #TRAIN_OUTPUTS}, of the linearised network. */
  public static final String TRAIN_LINEAR = "train_outputs_linear";

  /** As {@link #PROBE_OUTPUTS}, of the linearised network. */
  public static final String PROBE_LINEAR = "probe_outputs_linear";

  /** Prefix, by layer: upper triangle by rows of the probe Gram of Θ, mean over outputs. */
  public static final String KERNEL = "kernel/";

  /** Prefix, by layer: upper triangle by rows of z zᵀ / channels of the probe. */
  public static final String FEATURES = "features/";

  /** Prefix, by layer: root mean square of the pre-activations z of the probe. */
  public static final String FEATURE_RMS = "feature_rms/";

  /** Prefix, by layer: root mean square of z(t) − z(0) of the probe. */
  public static final String FEATURE_MOVEMENT = "feature_movement/";

  /** Prefix, by layer: fraction of pre-activations whose sign is not what it was. */
  public static final String SIGN_FLIPS = "sign_flips/";

  /** Prefix, by layer: ‖W − W₀‖_F. */
  public static final String WEIGHT_MOVEMENT = "weight_movement/";

  /** Prefix, by layer: ‖W − W₀‖₂. */
  public static final String SPECTRAL_MOVEMENT = "spectral_movement/";

  /** Constant, prefix, by layer: ‖W₀‖_F. */
  public static final String WEIGHT_NORM = "weight_norm/";

  /** Constant, prefix, by layer: ‖W₀‖₂. */
  public static final String SPECTRAL_NORM = "spectral_norm/";

  /** Constant: y of the training examples. */
  public static final String TRAIN_TARGETS = "train_targets";

  /** Constant: y of the probe examples. */
  public static final String PROBE_TARGETS = "probe_targets";

  /** Constant: Θ₀ on train × train, mean over outputs, {@code [nTrain, nTrain]} by rows. */
  public static final String THETA0_TRAIN = "theta0_train_train";

  /** Constant: Θ₀ on probe × train, mean over outputs, {@code [nProbe, nTrain]} by rows. */
  public static final String THETA0_PROBE = "theta0_probe_train";

  /** Constant: η, before the parametrisation's scaling. */
  public static final String LEARNING_RATE = "learning_rate";

  /** Constant: number of outputs O. */
  public static final String OUTPUTS = "outputs";

  /** Constant: bound on the curvature of the loss in the outputs; 1/(N·O) for the squared error. */
  public static final String CURVATURE = "curvature";

  private TraceColumns() {}

  /** Columns of the checkpoints of a run. */
  static List<Column> checkpoints(LayerGraph graph, Dataset data, boolean linearised) {
    int train = data.train().count() * data.outputs();
    int probe = data.probe().count() * data.outputs();
    int triangle = data.probe().count() * (data.probe().count() + 1) / 2;
    List<Column> columns = new ArrayList<>();
    columns.add(Column.int64(STEP));
    for (String scalar : List.of(TIME, LOSS, TEST_LOSS, TEST_ERROR, LAMBDA_MAX)) {
      columns.add(Column.float64(scalar));
    }
    columns.add(Column.vector(TRAIN_OUTPUTS, train));
    columns.add(Column.vector(PROBE_OUTPUTS, probe));
    if (linearised) {
      columns.add(Column.vector(TRAIN_LINEAR, train));
      columns.add(Column.vector(PROBE_LINEAR, probe));
    }
    for (GraphNode node : graph.weighted()) {
      columns.add(Column.vector(KERNEL + node.name(), triangle));
      columns.add(Column.float64(WEIGHT_MOVEMENT + node.name()));
      columns.add(Column.float64(SPECTRAL_MOVEMENT + node.name()));
    }
    for (GraphNode node : hidden(graph)) {
      columns.add(Column.vector(FEATURES + node.name(), triangle));
      columns.add(Column.float64(FEATURE_RMS + node.name()));
      columns.add(Column.float64(FEATURE_MOVEMENT + node.name()));
      columns.add(Column.float64(SIGN_FLIPS + node.name()));
    }
    return columns;
  }

  /** Columns of the constants of a run. */
  static List<Column> constants(LayerGraph graph, Dataset data) {
    int train = data.train().count();
    int probe = data.probe().count();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.int64(OUTPUTS));
    columns.add(Column.float64(LEARNING_RATE));
    columns.add(Column.float64(CURVATURE));
    columns.add(Column.vector(TRAIN_TARGETS, train * data.outputs()));
    columns.add(Column.vector(PROBE_TARGETS, probe * data.outputs()));
    columns.add(Column.vector(THETA0_TRAIN, train * train));
    columns.add(Column.vector(THETA0_PROBE, probe * train));
    for (GraphNode node : graph.weighted()) {
      columns.add(Column.float64(WEIGHT_NORM + node.name()));
      columns.add(Column.float64(SPECTRAL_NORM + node.name()));
    }
    return columns;
  }

  /** Weighted layers before the output, whose outputs are features. */
  static List<GraphNode> hidden(LayerGraph graph) {
    return graph.weighted().stream().filter(node -> node.index() != graph.outputIndex()).toList();
  }
}
