package org.ntklab.models;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.models.finite.Dl4jNetworkFactory;

/** Binds finite networks to Deeplearning4j. */
public final class ModelsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(NetworkFactory.class).to(Dl4jNetworkFactory.class);
    bind(Dl4jNetworkFactory.class).in(Scopes.SINGLETON);
  }
}
