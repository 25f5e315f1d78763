package org.ntklab.core.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BibliographyTest {
  @Test
  void keysLeadToCitations() {
    Bibliography bibliography = Bibliography.load();
    assertTrue(bibliography.citation("jacot2018").orElseThrow().contains("Neural Tangent Kernel"));
    assertEquals(true, bibliography.citation("nobody1900").isEmpty());
  }

  @Test
  void everyCitationNamesAuthorsTitleAndPlace() {
    Bibliography.load()
        .citations()
        .forEach(
            (key, citation) ->
                assertTrue(citation.matches(".+: .+[.?] .+"), key + ": " + citation));
  }
}
