package org.ntklab.models;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.models.finite.Dl4jNetworkFactory;
import org.ntklab.models.kernel.execution.AnalyticInfiniteWidth;

/** Binds finite networks to Deeplearning4j, and infinitely wide ones to their kernel programs. */
public final class ModelsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(InfiniteWidth.class).to(AnalyticInfiniteWidth.class);
    bind(AnalyticInfiniteWidth.class).in(Scopes.SINGLETON);
    bind(NetworkFactory.class).to(Dl4jNetworkFactory.class);
    bind(Dl4jNetworkFactory.class).in(Scopes.SINGLETON);
  }
}
