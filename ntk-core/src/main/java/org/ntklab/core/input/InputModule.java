package org.ntklab.core.input;

import com.google.inject.AbstractModule;

/** Binds the readers of typed inputs. */
public final class InputModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(ArrayFormats.class);
    bind(PlaceReader.class);
    bind(SliceReader.class);
    bind(Scalings.class);
    bind(InputReader.class);
    bind(TargetEncoder.class);
  }
}
