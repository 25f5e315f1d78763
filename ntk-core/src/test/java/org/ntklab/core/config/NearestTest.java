package org.ntklab.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> KNOWN = List.of("mup", "ntk", "mean-field", "standard");

  @Test
  void aSlipOfThePenFindsItsWord() {
    assertEquals(Optional.of("mup"), Nearest.to("mupp", KNOWN));
    assertEquals(Optional.of("mean-field"), Nearest.to("mean_feild", KNOWN));
    assertEquals(Optional.of("standard"), Nearest.to("Standart", KNOWN));
  }

  @Test
  void aStrangeWordFindsNothing() {
    assertEquals(Optional.empty(), Nearest.to("transformer", KNOWN));
    assertEquals("known: none", Nearest.hint("x", List.of()));
  }
}
