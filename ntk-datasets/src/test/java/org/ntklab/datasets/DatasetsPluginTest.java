package org.ntklab.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.cifar.SmallCifar;
import org.ntklab.datasets.idx.SmallMnist;
import org.ntklab.datasets.synthetic.SyntheticTasksTest;
import org.ntklab.datasets.uci.SmallUci;

class DatasetsPluginTest {
  /** Of these a set must be named. */
  private static final Set<String> COLLECTIONS = Set.of("uci", "uci-regression");

  @TempDir Path folder;

  @Test
  void serviceLoaderFindsThePlugin() {
    assertTrue(
        ServiceLoader.load(NtkPlugin.class).stream()
            .anyMatch(provider -> provider.type() == DatasetsPlugin.class));
  }

  @Test
  void everyNameOfTheInterfaceIsContributed() {
    Recorded recorded = Recorded.ofPlugin();
    assertEquals(
        Set.of(
            "digits",
            "iris",
            "wine",
            "breast-cancer",
            "diabetes",
            "mnist",
            "fashion-mnist",
            "cifar10",
            "uci",
            "uci-regression",
            "gaussian-polynomial",
            "gaussian-mixture",
            "sparse-linear",
            "sparse-parity",
            "teacher-student"),
        recorded.of(ExtensionPoint.DATA).keySet());
    assertEquals(
        Set.of("csv", "arff", "idx", "cifar"), recorded.of(ExtensionPoint.FILE_FORMAT).keySet());
    assertEquals(
        Set.of("npy", "npz", "csv", "arrow"), recorded.of(ExtensionPoint.ARRAY_FORMAT).keySet());
    assertEquals(
        Set.of("one-hot", "centred-one-hot", "plus-minus-one", "odd-even", "regression"),
        recorded.of(ExtensionPoint.TARGET).keySet());
    assertEquals(
        Set.of("unit-sphere", "standardise", "zca", "none"),
        recorded.of(ExtensionPoint.SCALE).keySet());
  }

  @Test
  void everyDataSetIsReadWithDefaultsAndDescribesItselfUnderItsName() throws IOException {
    writeFiles();
    Map<String, Class<?>> sets = Recorded.ofPlugin().of(ExtensionPoint.DATA);
    for (Map.Entry<String, Class<?>> set : sets.entrySet()) {
      Problems problems = new Problems();
      Kind<?> kind = (Kind<?>) make(set.getValue());
      DataSource source = (DataSource) kind.read(Options.none(problems));
      assertEquals(COLLECTIONS.contains(set.getKey()), !problems.isEmpty(), set.getKey());
      assertEquals(set.getKey(), source.description().name());
      assertTrue(source.description().summary().matches(".*\\d+ rows, .*\\d+ features.*"));
      assertFalse(source.description().source().isBlank());
      assertFalse(source.description().licence().isBlank());
      assertTrue(problems.count() > 0 || source.fingerprint().contains(set.getKey()));
    }
  }

  @Test
  void theDefaultTargetOfEveryDataSetEncodesItsLabels() throws IOException {
    writeFiles();
    Recorded recorded = Recorded.ofPlugin();
    for (Map.Entry<String, Class<?>> set : recorded.of(ExtensionPoint.DATA).entrySet()) {
      Kind<?> kind = (Kind<?>) make(set.getValue());
      String yaml = COLLECTIONS.contains(set.getKey()) ? "set: tiny" : "";
      DataSource source = (DataSource) kind.read(DataGroup.of(yaml).options());
      Class<?> target = recorded.of(ExtensionPoint.TARGET).get(source.defaultTarget());
      TargetEncoding encoding = (TargetEncoding) make(target);
      int rows = source.load().inputs().rows();
      assertEquals(rows, encoding.encode(source.load().labels()).rows());
    }
  }

  @Test
  void everyDataSetDescribesItselfWithoutItsFiles() {
    for (Class<?> type : Recorded.ofPlugin().of(ExtensionPoint.DATA).values()) {
      DataSource source = (DataSource) ((Kind<?>) make(type)).read(Options.none(new Problems()));
      assertFalse(source.description().summary().isBlank());
    }
  }

  /** As the program makes it, with the folder of this test as its data folder. */
  private Object make(Class<?> type) {
    return Guice.createInjector(
            binder -> binder.bind(DataFolder.class).toInstance(new DataFolder(folder)),
            binder ->
                binder
                    .bind(new Key<Kinds<Activation>>() {})
                    .toInstance(SyntheticTasksTest.ACTIVATIONS))
        .getInstance(type);
  }

  private void writeFiles() throws IOException {
    SmallMnist.write(folder, "mnist");
    SmallMnist.write(folder, "fashion-mnist");
    SmallCifar.write(folder);
    SmallUci.write(folder);
  }

  /** Contributions by extension point. */
  private record Recorded(Map<String, Map<String, Class<?>>> types) implements Contributions {
    static Recorded ofPlugin() {
      Recorded recorded = new Recorded(new TreeMap<>());
      new DatasetsPlugin().contribute(recorded);
      return recorded;
    }

    Map<String, Class<?>> of(ExtensionPoint<?> point) {
      return types.get(point.word());
    }

    @Override
    public <T> Contributions add(ExtensionPoint<T> point, String name, Class<? extends T> type) {
      types.computeIfAbsent(point.word(), word -> new TreeMap<>()).put(name, type);
      return this;
    }

    @Override
    public <T> Contributions addKind(
        ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind) {
      types.computeIfAbsent(point.word(), word -> new TreeMap<>()).put(name, kind);
      return this;
    }

    @Override
    public Contributions install(Module module) {
      return this;
    }
  }
}
