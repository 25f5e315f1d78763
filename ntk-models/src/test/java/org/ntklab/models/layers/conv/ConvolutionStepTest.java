package org.ntklab.models.layers.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Sizes;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.Width;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.Precision;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.random.RandomStreams;
import org.ntklab.models.layers.conv.lanes.TileLoopsChoice;
import org.ntklab.models.layers.window.Padding;
import org.ntklab.models.layers.window.SlidingWindow;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Parameters;
import org.ntklab.models.plan.Slot;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;
import org.ntklab.models.plan.WeightUpdates;

/** Convolutions by tiles, by oneDNN and by patches are one map, with one transpose. */
class ConvolutionStepTest {
  /**
   * Of the largest entry. Measured against double precision in these cases: 1.2e-6 by tiles, 1.6e-6
   * by oneDNN, 0.4e-6 by patches.
   */
  private static final double SINGLE_ROUNDING = 3e-6;

  /** As above, in double precision. */
  private static final double DOUBLE_ROUNDING = 1e-13;

  /**
   * One convolution of 3×3 at its place.
   *
   * @param rows that pass, of the capacity
   * @param adds whether there are signals of the inputs already
   */
  record Case(
      int height,
      int width,
      Padding padding,
      int channels,
      int outputs,
      int rows,
      int capacity,
      double bias,
      boolean adds) {}

  static Stream<Case> cases() {
    return Stream.of(
        new Case(8, 8, Padding.SAME, 16, 16, 9, 9, 0.3, false),
        new Case(7, 13, Padding.SAME, 17, 30, 3, 5, 0.3, true),
        new Case(9, 6, Padding.VALID, 40, 19, 1, 1, 0, false),
        new Case(4, 4, Padding.SAME, 16, 32, 70, 71, 0.3, false),
        new Case(3, 3, Padding.SAME, 32, 16, 2, 3, 0, true),
        new Case(35, 34, Padding.VALID, 24, 16, 2, 2, 0.3, true),
        new Case(6, 9, Padding.CIRCULAR, 18, 24, 4, 5, 0.3, true),
        new Case(3, 12, Padding.CIRCULAR, 16, 16, 1, 1, 0, false));
  }

  /**
   * What a step makes of the same numbers.
   *
   * @param signals no rows where none are wanted
   * @param alone the same, when no gradients are asked for
   */
  record Results(
      Matrix values, Matrix pushed, Matrix signals, Matrix alone, Matrix weights, Matrix bias) {}

  @ParameterizedTest
  @MethodSource("cases")
  void allWaysAgree(Case at) {
    Results plain = run(at, Precision.DOUBLE, true, ConvolutionStep::new);
    close(plain, run(at, Precision.SINGLE, true, ConvolutionStep::new), SINGLE_ROUNDING);
    if (at.padding != Padding.CIRCULAR) {
      close(plain, run(at, Precision.SINGLE, true, OneDnnConvolutionStep::new), SINGLE_ROUNDING);
    }
    assumeTrue(TileLoopsChoice.loops().isPresent(), "no vector instructions here");
    close(plain, run(at, Precision.SINGLE, true, ConvolutionStepTest::byTiles), SINGLE_ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tilesOnDataAgree(Case at) {
    assumeTrue(TileLoopsChoice.loops().isPresent(), "no vector instructions here");
    close(
        run(at, Precision.DOUBLE, false, ConvolutionStep::new),
        run(at, Precision.SINGLE, false, ConvolutionStepTest::byTiles),
        SINGLE_ROUNDING);
  }

  @ParameterizedTest
  @EnumSource(Padding.class)
  void dataOneByOneAgree(Padding padding) {
    for (double bias : new double[] {0, 0.3}) {
      Case at = new Case(7, 5, padding, 2, 6, 3, 4, bias, false);
      Results plain = run(at, Precision.DOUBLE, false, ConvolutionStep::new);
      close(plain, run(at, Precision.DOUBLE, false, DataConvolutionStep::new), DOUBLE_ROUNDING);
      close(plain, run(at, Precision.SINGLE, false, DataConvolutionStep::new), SINGLE_ROUNDING);
    }
  }

  @Test
  void eachWayIsTakenWhereItIsQuicker() {
    Case small = new Case(8, 8, Padding.SAME, 16, 16, 2, 2, 0, false);
    Class<?> byTiles =
        TileLoopsChoice.loops().isPresent() ? WinogradStep.class : OneDnnConvolutionStep.class;
    assertSame(byTiles, chosen(small, Precision.SINGLE, true));
    assertSame(ConvolutionStep.class, chosen(small, Precision.DOUBLE, true));
    // Of each tile a ninth is wanted, or a seventh of the lanes.
    Case corner = new Case(5, 5, Padding.SAME, 16, 16, 2, 2, 0, false);
    assertSame(OneDnnConvolutionStep.class, chosen(corner, Precision.SINGLE, true));
    Case few = new Case(8, 8, Padding.SAME, 64, 10, 2, 2, 0, false);
    assertSame(OneDnnConvolutionStep.class, chosen(few, Precision.SINGLE, true));
    Case image = new Case(8, 8, Padding.CIRCULAR, 3, 16, 2, 2, 0, false);
    assertSame(DataConvolutionStep.class, chosen(image, Precision.DOUBLE, false));
    assertSame(ConvolutionStep.class, chosen(image, Precision.DOUBLE, true));
  }

  private static Class<?> chosen(Case at, Precision precision, boolean trained) {
    List<Class<?>> chosen = new ArrayList<>();
    run(
        at,
        precision,
        trained,
        (shape, site) -> {
          LayerStep step = new ConvolutionRule(shape).step().orElseThrow().bind(site);
          chosen.add(step.getClass());
          return step;
        });
    return chosen.get(0);
  }

  private static LayerStep byTiles(PatchShape shape, StepSite site) {
    return new WinogradStep(shape, site, TileLoopsChoice.loops().orElseThrow());
  }

  private static void close(Results expected, Results found, double rounding) {
    close("values", expected.values, found.values, rounding);
    close("pushed", expected.pushed, found.pushed, rounding);
    close("signals", expected.signals, found.signals, rounding);
    close("signals alone", expected.alone, found.alone, rounding);
    close("weights", expected.weights, found.weights, rounding);
    close("bias", expected.bias, found.bias, rounding);
  }

  private static void close(String what, Matrix expected, Matrix found, double rounding) {
    assertEquals(expected.rows(), found.rows(), what);
    if (expected.rows() > 0) {
      double difference = found.copy().addScaled(-1, expected).maxAbs() / expected.maxAbs();
      assertTrue(difference <= rounding, () -> what + ": " + difference);
    }
  }

  private static Results run(
      Case at,
      Precision precision,
      boolean trained,
      BiFunction<PatchShape, StepSite, LayerStep> way) {
    SlidingWindow window = new SlidingWindow(List.of(3), List.of(1), at.padding);
    Shape input = new Shape(at.channels, List.of(at.height, at.width));
    Convolution layer = new Convolution(Width.of(at.outputs), window, 1, at.bias);
    LayerGraph graph = LayerGraph.of(List.of(layer), input, new Sizes(1, 1));
    GraphNode node = graph.weighted().get(0);
    NetworkDescription description =
        new NetworkDescription(
            graph, any -> Scaling.plain(1), new Sgd(), 1, precision, new RandomStreams(3));
    int size = node.shape().size();
    try (Parameters parameters = new Parameters(graph, precision, false);
        WeightUpdates updates = new WeightUpdates(description, parameters);
        Slot in = new Slot(precision, at.capacity, input.size(), trained);
        Slot out = new Slot(precision, at.capacity, size, true)) {
      Map<String, WeightUpdate> own = new HashMap<>();
      for (Weight weight : graph.weights()) {
        own.put(weight.shape().name(), updates.of(weight.name()));
      }
      List<Slot> inputs = List.of(in);
      boolean[] adds = {at.adds};
      try (StepSite site = new StepSite(node, precision, at.capacity, inputs, adds, out, own);
          LayerStep step = way.apply(new PatchShape(at.channels, window.over(input)), site)) {
        updates.begin(false);
        fill("w", parameters.all());
        fill("x", in.values());
        step.forward(at.rows);
        Matrix values = copy(out.values(), at.rows, size);
        Matrix signals = Matrix.zeros(0, 0);
        Matrix alone = signals;
        own.forEach((name, update) -> fill("d" + name, update.direction()));
        if (trained) {
          fill("dx", in.signals());
        }
        step.push(at.rows);
        Matrix pushed = copy(out.signals(), at.rows, size);
        fill("e", out.signals());
        if (trained) {
          fill("before", in.signals());
          step.backwardSignals(at.rows);
          alone = copy(in.signals(), at.rows, input.size());
          fill("before", in.signals());
          step.backward(at.rows);
          signals = copy(in.signals(), at.rows, input.size());
        }
        step.gradients(at.rows);
        Matrix weights = copy(site.update("W").target(), at.outputs, at.channels * 9);
        Matrix bias =
            at.bias == 0 ? Matrix.zeros(0, 0) : copy(site.update("b").target(), 1, at.outputs);
        return new Results(values, pushed, signals, alone, weights, bias);
      }
    }
  }

  /** Numbers that both precisions hold exactly. */
  private static void fill(String name, NativeValues values) {
    double[] normals = new RandomStreams(3).normals(name, values.length());
    for (int i = 0; i < normals.length; i++) {
      values.set(i, (float) normals[i]);
    }
  }

  private static Matrix copy(NativeValues values, int rows, int columns) {
    Matrix copy = Matrix.zeros(rows, columns);
    values.copyTo(copy);
    return copy;
  }
}
