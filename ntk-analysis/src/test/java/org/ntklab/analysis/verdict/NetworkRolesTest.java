package org.ntklab.analysis.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.layer.Role;

class NetworkRolesTest {
  @Test
  void depthCountsWeightedLayersBeforeTheReadout() {
    assertEquals(0, depth(Role.DIRECT));
    assertEquals(1, depth(Role.INPUT, Role.OUTPUT));
    assertEquals(2, depth(Role.INPUT, Role.HIDDEN, Role.OUTPUT));
    assertEquals(4, depth(Role.INPUT, Role.HIDDEN, Role.HIDDEN, Role.HIDDEN, Role.OUTPUT));
    assertEquals(0, depth());
  }

  private static int depth(Role... roles) {
    Map<String, Role> byLayer = new LinkedHashMap<>();
    for (Role role : roles) {
      byLayer.put("dense-" + (byLayer.size() + 1), role);
    }
    return new NetworkRoles(byLayer).depth();
  }
}
