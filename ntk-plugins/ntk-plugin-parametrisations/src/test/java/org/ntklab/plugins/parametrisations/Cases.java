package org.ntklab.plugins.parametrisations;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.Problems;

/** What the tests share: the parametrisations by name, and weight arrays of networks of width n. */
final class Cases {
  /** Features of an example: a number that is no power of two. */
  static final int FEATURES = 9;

  /** Outputs of the networks. */
  static final int OUTPUTS = 3;

  static final double WEIGHT_STD = 1.5;
  static final double BIAS_STD = 0.25;

  private Cases() {}

  static Map<String, Parametrisation> all() {
    Map<String, Parametrisation> all = new LinkedHashMap<>();
    all.put("standard", new StandardParametrisation());
    all.put("standard-over-n", new StandardOverN());
    all.put("ntk", new NtkParametrisation());
    all.put("mean-field", new MeanField());
    all.put("naive-mean-field", new NaiveMeanField());
    all.put("mup", new MaximalUpdate());
    all.put("depth-mup", new DepthMaximalUpdate());
    all.put("complete-p", new CompleteP());
    return all;
  }

  /** The abc parametrisation of a YAML text that is right. */
  static Parametrisation abc(String yaml) {
    Problems problems = new Problems();
    Parametrisation abc = new Abc().read(options(yaml, problems));
    problems.throwIfAny();
    return abc;
  }

  static Options options(String yaml, Problems problems) {
    ConfigNode.Entries entries = YamlSource.parse("test.yaml", yaml);
    return new Options(entries, "test.yaml", "parametrisation", problems);
  }

  /** The weight matrix of a role in a network of width n. */
  static Weight matrix(Role role, int n) {
    return new Weight(
        "dense-7", role, WeightShape.matrix(fanIn(role, n), fanOut(role, n), WEIGHT_STD));
  }

  /** The bias of a role in a network of width n. */
  static Weight bias(Role role, int n) {
    return new Weight("dense-7", role, WeightShape.bias(fanOut(role, n), BIAS_STD));
  }

  private static int fanIn(Role role, int n) {
    return role == Role.INPUT || role == Role.DIRECT ? FEATURES : n;
  }

  private static int fanOut(Role role, int n) {
    return role == Role.OUTPUT || role == Role.DIRECT ? OUTPUTS : n;
  }
}
