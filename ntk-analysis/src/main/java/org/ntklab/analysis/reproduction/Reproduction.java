package org.ntklab.analysis.reproduction;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.evidence.Measurement;

/**
 * A published result, what is done to see it again, and what has to come out.
 *
 * @param name short name, as in {@code kernel-freezing}
 * @param title the result in a line
 * @param references keys of the bibliography, or full citations; at least one
 * @param where place in the publication; empty for the whole of it
 * @param published what was published, in sentences
 * @param minutes about how long it takes on two cores; 0 if nobody said
 * @param needs folders of the data folder that have to be there
 * @param experiments by name, as files would say them
 * @param measurements by name
 * @param expectations at least one
 * @param curves what is shown besides
 * @param source file, for messages
 * @param folder that files named in experiments are looked for in
 */
public record Reproduction(
    String name,
    String title,
    List<String> references,
    String where,
    String published,
    double minutes,
    List<String> needs,
    Map<String, ConfigNode.Entries> experiments,
    Map<String, Measurement> measurements,
    List<Expectation> expectations,
    List<Curve> curves,
    String source,
    Path folder) {
  public Reproduction {
    references = List.copyOf(references);
    needs = List.copyOf(needs);
    experiments = Collections.unmodifiableMap(new LinkedHashMap<>(experiments));
    measurements = Collections.unmodifiableMap(new LinkedHashMap<>(measurements));
    expectations = List.copyOf(expectations);
    curves = List.copyOf(curves);
  }

  /** What is known of a result whose description is wrong: its name. */
  public static Reproduction unreadable(ReproductionSource source) {
    return new Reproduction(
        source.name(),
        "its description is wrong",
        List.of(),
        "",
        "",
        0,
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(),
        source.source(),
        source.folder());
  }
}
