package org.ntklab.conformance;

import com.google.inject.AbstractModule;
import org.ntklab.conformance.graph.Workbench;

/** Binds the kit; needs plugins that bring networks and kernels. */
public final class ConformanceModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(Workbench.class);
    bind(ConformanceKit.class);
  }
}
