package org.ntklab.conformance;

import java.util.List;

/**
 * One promise that things of a kind make. Stateless; what is wrong is returned, not thrown.
 *
 * @param <S> what is checked
 */
public interface Check<S> {
  /** Short name, as listed beside its findings. */
  String name();

  /** Looks: one finding, or one for each case. */
  List<Finding> findings(S subject);
}
