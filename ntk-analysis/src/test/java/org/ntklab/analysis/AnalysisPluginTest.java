package org.ntklab.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.util.Providers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.analysis.abc.AbcClassifier;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.plugin.PluginModule;
import org.ntklab.core.reference.Bibliography;
import org.ntklab.core.study.Analysis;

class AnalysisPluginTest {
  private final Injector injector =
      Guice.createInjector(
          new PluginModule(PluginCatalogue.ofClassPath()),
          new AbstractModule() {
            @Override
            protected void configure() {
              binder().requireExplicitBindings();
              bind(DatasetCache.class);
              // What reads experiments is the core's; nothing asks for it here.
              bind(ExperimentReader.class).toProvider(Providers.of(null));
            }
          });

  @Test
  void metricsHaveTheNamesThatUsersRead() {
    assertEquals(
        List.of(
            "cka",
            "effectiveRank",
            "featureMovement",
            "finalRateFraction",
            "initialRateFraction",
            "kernelDistance",
            "kernelDrift",
            "lambdaMaxGrowth",
            "linearisationError",
            "lossPeak",
            "outputMovement",
            "probeLoss",
            "sharpness",
            "signFlips",
            "silentAlignment",
            "spectralMovement",
            "targetAlignment",
            "testLoss",
            "weightMovement"),
        List.copyOf(injector.getInstance(new Key<Kinds<Metric>>() {}).names()));
  }

  @Test
  void analysisAndClassifierAreBound() {
    assertInstanceOf(StudyAnalysis.class, injector.getInstance(Analysis.class));
    assertInstanceOf(AbcClassifier.class, injector.getInstance(AbcClassifier.class));
  }

  @Test
  void referencesAreInTheBibliography() {
    for (String key : new AnalysisPlugin().references()) {
      assertTrue(Bibliography.load().citation(key).isPresent(), key);
    }
  }
}
