package org.ntklab.core.schema;

import com.google.inject.AbstractModule;

/** Binds what describes experiment files. */
public final class SchemaModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(LayerSchemas.class);
    bind(ExperimentSchema.class);
  }
}
