package org.ntklab.analysis.report.sections;

import com.google.inject.AbstractModule;

/** Binds what sections are made of. */
public final class SectionsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(InfiniteWidthCurve.class);
  }
}
