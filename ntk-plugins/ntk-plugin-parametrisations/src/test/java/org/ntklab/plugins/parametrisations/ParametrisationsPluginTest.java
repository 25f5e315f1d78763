package org.ntklab.plugins.parametrisations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.reference.Bibliography;
import org.ntklab.core.reference.Reference;

class ParametrisationsPluginTest {
  private static final Bibliography BIBLIOGRAPHY = Bibliography.load();

  @Test
  void pluginIsFoundWithItsNames() {
    LoadedPlugin found =
        PluginCatalogue.ofClassPath().plugins().stream()
            .filter(loaded -> loaded.plugin() instanceof ParametrisationsPlugin)
            .findFirst()
            .orElseThrow();
    assertEquals(
        Map.of(
            "parametrisation",
            List.of(
                "standard",
                "standard-over-n",
                "ntk",
                "mean-field",
                "naive-mean-field",
                "mup",
                "depth-mup",
                "complete-p",
                "abc")),
        found.names());
  }

  @Test
  void everyClassNamesASourceThatTheBibliographyKnows() {
    List<Class<?>> types = new ArrayList<>(contributed());
    types.addAll(
        List.of(AbcParametrisation.class, Exponents.class, RateRule.class, DepthScaling.class));
    for (Class<?> type : types) {
      Reference[] references = type.getAnnotationsByType(Reference.class);
      assertTrue(references.length > 0, type + " names no source");
      for (Reference reference : references) {
        assertKnown(reference.key());
      }
    }
  }

  @Test
  void pluginListsTheSourcesOfItsClasses() {
    List<String> listed = new ParametrisationsPlugin().references();
    listed.forEach(ParametrisationsPluginTest::assertKnown);
    for (Class<?> type : contributed()) {
      for (Reference reference : type.getAnnotationsByType(Reference.class)) {
        assertTrue(listed.contains(reference.key()), reference.key() + " of " + type);
      }
    }
  }

  private static void assertKnown(String key) {
    assertTrue(BIBLIOGRAPHY.citation(key).isPresent(), key + " is not in the bibliography");
  }

  private static List<Class<?>> contributed() {
    List<Class<?>> types = new ArrayList<>();
    new ParametrisationsPlugin()
        .contribute(
            new Contributions() {
              @Override
              public <T> Contributions add(
                  ExtensionPoint<T> point, String name, Class<? extends T> type) {
                types.add(type);
                return this;
              }

              @Override
              public <T> Contributions addKind(
                  ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind) {
                types.add(kind);
                return this;
              }

              @Override
              public Contributions install(Module module) {
                return this;
              }
            });
    assertEquals(9, types.size());
    return types;
  }
}
