package org.ntklab.core.experiment;

import com.google.inject.AbstractModule;

/** Binds the readers of experiment files and of what commands ask for. */
public final class ExperimentModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RunIdentity.class);
    bind(DataReader.class);
    bind(DataRequestReader.class);
    bind(GraphRequestReader.class);
    bind(CellReader.class);
    bind(ExperimentReader.class);
    bind(ExperimentKeys.class);
  }
}
