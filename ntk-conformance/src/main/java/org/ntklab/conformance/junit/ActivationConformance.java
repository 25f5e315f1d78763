package org.ntklab.conformance.junit;

import java.util.List;
import org.ntklab.conformance.ConformanceKit;
import org.ntklab.conformance.Finding;
import org.ntklab.core.config.ConfigNode;

/** Checks an activation of a plugin; a subclass names it, and may give options. */
public abstract class ActivationConformance extends Conformance {
  @Override
  final List<Finding> findings(ConformanceKit kit, ConfigNode options) {
    return kit.activation(name(), options);
  }
}
