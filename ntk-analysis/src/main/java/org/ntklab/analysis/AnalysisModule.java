package org.ntklab.analysis;

import com.google.inject.AbstractModule;
import org.ntklab.analysis.abc.AbcClassifier;
import org.ntklab.analysis.crossover.CrossoverAnalysis;
import org.ntklab.analysis.verdict.RunRoles;
import org.ntklab.analysis.verdict.WidthAnalysis;
import org.ntklab.core.study.Analysis;

/** Binds the analysis of studies and the static classifier. */
public final class AnalysisModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AbcClassifier.class);
    bind(RunRoles.class);
    bind(WidthAnalysis.class);
    bind(CrossoverAnalysis.class);
    bind(StudyAnalysis.class);
    bind(Analysis.class).to(StudyAnalysis.class);
  }
}
