package org.ntklab.models.kernel;

import java.util.List;
import org.ntklab.core.layer.Layer;

/** A layer that has a reading at infinite width. */
public interface KernelLayer extends Layer {
  /**
   * What the layer does to covariances, as rules in series; one for most layers, none for the
   * identity.
   *
   * @throws org.ntklab.core.problem.RefusedException when these options have no such reading
   */
  List<KernelRule> kernel();
}
