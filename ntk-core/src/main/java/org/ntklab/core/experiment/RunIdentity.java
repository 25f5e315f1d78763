package org.ntklab.core.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.plugin.PluginCatalogue;

/**
 * What makes two runs the same: the specification with all defaults, the seed, the content of the
 * data, what computes, and outside jars that took part. Not names, paths, jobs or threads.
 */
final class RunIdentity {
  /** Raise when a change of the core changes trajectories. */
  private static final int FORMAT = 2;

  private static final int HASH_DIGITS = 20;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final ObjectMapper YAML =
      new YAMLMapper(new YAMLFactory().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER));

  private final NetworkFactory networks;
  private final PluginCatalogue plugins;

  @Inject
  RunIdentity(NetworkFactory networks, PluginCatalogue plugins) {
    this.networks = networks;
    this.plugins = plugins;
  }

  /**
   * A run's name and the specification that makes it again.
   *
   * @param hash hexadecimal digits
   * @param yaml an experiment file of this one run
   * @param json what the hash is of
   */
  record Identified(String hash, String yaml, String json) {}

  /**
   * Identifies a run.
   *
   * @param scalings the parametrisation's numbers for each weight array: a name alone would find
   *     old runs after its exponents were changed
   */
  Identified of(Map<String, Object> canonical, List<String> scalings, long seed) {
    Map<String, Object> content = new LinkedHashMap<>(canonical);
    Map<String, Object> runnable = new LinkedHashMap<>(canonical);
    if (canonical.get("data") instanceof Map<?, ?> data) {
      content.put("data", without(data, List.of("file", "labels", "test-file", "test-labels")));
      runnable.put("data", without(data, List.of("fingerprint")));
    }
    if (canonical.get("architecture") instanceof Map<?, ?> architecture) {
      runnable.put("architecture", without(architecture, List.of(ArchitectureReader.EXPANSION)));
    }
    runnable.put("seeds", List.of(seed));
    content.put("scalings", scalings);
    content.put("seed", seed);
    content.put("format", FORMAT);
    content.put("numerics", networks.numerics());
    try {
      String json = JSON.writeValueAsString(content);
      content.put("jars", plugins.outsideDigests(json));
      String whole = JSON.writeValueAsString(content);
      String hash = FileDigest.of(whole.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
      return new Identified(hash, YAML.writeValueAsString(runnable), whole);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a specification is plain values", e);
    }
  }

  private static Map<Object, Object> without(Map<?, ?> map, List<String> keys) {
    Map<Object, Object> rest = new LinkedHashMap<>(map);
    rest.keySet().removeAll(keys);
    return rest;
  }
}
