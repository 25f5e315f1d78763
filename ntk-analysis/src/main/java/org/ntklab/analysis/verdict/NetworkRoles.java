package org.ntklab.analysis.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.Weight;

/**
 * Where the weighted layers of a network stand.
 *
 * @param byLayer role by layer name, in graph order
 */
public record NetworkRoles(Map<String, Role> byLayer) {
  public NetworkRoles {
    byLayer = Collections.unmodifiableMap(new LinkedHashMap<>(byLayer));
  }

  /** The roles of a graph's weight matrices. */
  public static NetworkRoles of(LayerGraph graph) {
    Map<String, Role> roles = new LinkedHashMap<>();
    for (Weight weight : graph.weights()) {
      roles.put(weight.layer(), weight.role());
    }
    return new NetworkRoles(roles);
  }

  /**
   * Weighted layers before the readout, as theory counts them: hidden matrices and one, or 0 when
   * no layer stands behind another. Parallel branches count one by one; theory only asks whether
   * there are none, one or more.
   */
  public int depth() {
    boolean anyInFront = byLayer.containsValue(Role.INPUT);
    return anyInFront
        ? 1 + (int) byLayer.values().stream().filter(role -> role == Role.HIDDEN).count()
        : 0;
  }
}
