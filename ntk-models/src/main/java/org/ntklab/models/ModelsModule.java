package org.ntklab.models;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.models.kernel.execution.AnalyticInfiniteWidth;
import org.ntklab.models.planned.Numerics;

/** Binds finite networks to step plans or DL4J, and infinitely wide ones to their programs. */
public final class ModelsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(InfiniteWidth.class).to(AnalyticInfiniteWidth.class);
    bind(AnalyticInfiniteWidth.class).in(Scopes.SINGLETON);
  }

  @Provides
  @Singleton
  NetworkFactory networks() {
    return Numerics.ofEnvironment().factory();
  }
}
