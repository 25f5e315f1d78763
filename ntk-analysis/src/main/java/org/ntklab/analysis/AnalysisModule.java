package org.ntklab.analysis;

import com.google.inject.AbstractModule;
import org.ntklab.analysis.abc.AbcClassifier;
import org.ntklab.analysis.reproduction.ReproductionCatalogue;
import org.ntklab.analysis.reproduction.ReproductionReader;
import org.ntklab.analysis.verdict.WidthAnalysis;
import org.ntklab.core.study.Analysis;

/** Binds the analysis of studies, the static classifier and what reads published results. */
public final class AnalysisModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AbcClassifier.class);
    bind(WidthAnalysis.class);
    bind(ReproductionCatalogue.class);
    bind(ReproductionReader.class);
    bind(Analysis.class).to(WidthAnalysis.class);
  }
}
