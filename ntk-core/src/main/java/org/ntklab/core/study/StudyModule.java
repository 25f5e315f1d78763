package org.ntklab.core.study;

import com.google.inject.AbstractModule;

/** Binds what studies are made of. */
public final class StudyModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(RunExecution.class);
    bind(StudyFactory.class);
  }
}
