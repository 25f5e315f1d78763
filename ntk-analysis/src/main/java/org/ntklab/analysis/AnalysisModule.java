package org.ntklab.analysis;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.AbstractModule;
import org.ntklab.analysis.abc.AbcClassifier;
import org.ntklab.analysis.crossover.CrossoverAnalysis;
import org.ntklab.analysis.report.HtmlReport;
import org.ntklab.analysis.report.sections.SectionsModule;
import org.ntklab.analysis.reproduction.ReproductionCatalogue;
import org.ntklab.analysis.reproduction.ReproductionReader;
import org.ntklab.analysis.verdict.RunRoles;
import org.ntklab.analysis.verdict.WidthAnalysis;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.report.ReportRenderer;
import org.ntklab.core.study.Analysis;

/** Binds the analysis of studies, the static classifier and what reads published results. */
public final class AnalysisModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(AbcClassifier.class);
    bind(RunRoles.class);
    bind(WidthAnalysis.class);
    bind(HtmlReport.class);
    newOptionalBinder(binder(), ReportRenderer.class).setBinding().to(HtmlReport.class);
    // The module that knows the rules of layers binds it; a report does without.
    newOptionalBinder(binder(), InfiniteWidth.class);
    install(new SectionsModule());
    bind(CrossoverAnalysis.class);
    bind(StudyAnalysis.class);
    bind(Analysis.class).to(StudyAnalysis.class);
    bind(ReproductionCatalogue.class);
    bind(ReproductionReader.class);
  }
}
