package org.ntklab.conformance;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;

/** Architectures with a fault each. */
final class BrokenArchitectures {
  private BrokenArchitectures() {}

  private static LayerSpec dense(Object width) {
    return LayerSpec.of("dense", Map.of("width", width));
  }

  /** Has five outputs, whatever it is asked for. */
  static final class WrongOutputs implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      return () -> List.of(dense("n"), LayerSpec.of("relu"), dense(5));
    }
  }

  /** Names a layer that there is not. */
  static final class UnknownLayer implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      return () -> List.of(LayerSpec.of("dens"), dense("outputs"));
    }
  }

  /** A sum of branches that come from the same weights. */
  static final class SharedBranches implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      Object branches = List.of(List.of("relu"), List.of("abs"));
      LayerSpec parallel = LayerSpec.of("parallel", Map.of("join", "sum", "branches", branches));
      return () ->
          List.of(dense("n"), parallel, dense("n"), LayerSpec.of("relu"), dense("outputs"));
    }
  }

  /** A depth that is not remembered. */
  static final class LostDepth implements Kind<Architecture> {
    @Override
    public Architecture read(Options options) {
      int depth =
          options.node("depth").map(ConfigNode::plain).map(d -> ((Long) d).intValue()).orElse(1);
      Stream<LayerSpec> hidden =
          IntStream.range(0, depth)
              .boxed()
              .flatMap(layer -> Stream.of(dense("n"), LayerSpec.of("relu")));
      List<LayerSpec> layers = Stream.concat(hidden, Stream.of(dense("outputs"))).toList();
      return () -> layers;
    }
  }
}
