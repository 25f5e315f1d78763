package org.ntklab.models.layers.parallel;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.plugin.Kind;

/** {@code parallel: {join: sum, residual: false, branches: [[…], […]]}}. */
public final class ParallelKind implements Kind<Layer> {
  private final LayerLanguage language;

  /** Branches are read in this language. */
  @Inject
  public ParallelKind(LayerLanguage language) {
    this.language = language;
  }

  @Override
  public Layer read(Options options) {
    String join = options.oneOf("join", List.of("sum", "product", "concatenate")).orElse("sum");
    boolean residual = options.flag("residual").orElse(false);
    List<List<Layer>> branches = new ArrayList<>();
    List<Object> canonical = new ArrayList<>();
    Optional<ConfigNode> node = options.node("branches");
    if (node.isEmpty()
        || !(node.get() instanceof ConfigNode.Items list)
        || list.items().size() < 2) {
      options.expected("branches", "a list of at least two lists of layers");
      return new Parallel(Join.SUM, false, branches);
    }
    for (int i = 0; i < list.items().size(); i++) {
      String place = "branches[" + i + "]";
      if (list.items().get(i) instanceof ConfigNode.Items branch) {
        LayerLanguage.Read read = language.read(options, place, branch);
        branches.add(read.layers());
        canonical.add(read.canonical());
      } else {
        options.problem(
            "branches",
            "branch "
                + (i + 1)
                + " is "
                + list.items().get(i).describe()
                + ", expected a list of layers ([] is the identity)");
      }
    }
    options.remember("branches", canonical);
    return new Parallel(Join.valueOf(join.toUpperCase(Locale.ROOT)), residual, branches);
  }
}
