package org.ntklab.conformance.junit;

import java.util.List;
import org.ntklab.conformance.ConformanceKit;
import org.ntklab.conformance.Finding;
import org.ntklab.core.config.ConfigNode;

/** Checks a layer of a plugin; a subclass names it, and may give options. */
public abstract class LayerConformance extends Conformance {
  @Override
  final List<Finding> findings(ConformanceKit kit, ConfigNode options) {
    return kit.layer(name(), options);
  }
}
