package org.ntklab.core.experiment;

import com.google.inject.AbstractModule;

/** Binds the readers of experiment files. */
public final class ExperimentModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RunIdentity.class);
    bind(DataReader.class);
    bind(CellReader.class);
    bind(ExperimentReader.class);
  }
}
