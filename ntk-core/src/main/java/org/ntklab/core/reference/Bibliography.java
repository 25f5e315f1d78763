package org.ntklab.core.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The publications that the project's code and plugins refer to, by key. */
public final class Bibliography {
  private final Map<String, String> citations;

  private Bibliography(Map<String, String> citations) {
    this.citations = Collections.unmodifiableMap(citations);
  }

  /** Reads the bibliography that ships with the core, {@code bibliography.properties}. */
  public static Bibliography load() {
    Properties entries = new Properties();
    try (InputStream bytes = Bibliography.class.getResourceAsStream("bibliography.properties");
        Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      entries.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the bibliography in ntk-core's jar", e);
    }
    Map<String, String> citations = new TreeMap<>();
    entries.forEach((key, citation) -> citations.put((String) key, (String) citation));
    return new Bibliography(citations);
  }

  /** The full citation behind a key, or empty when the key is not known. */
  public Optional<String> citation(String key) {
    return Optional.ofNullable(citations.get(key));
  }

  /** All citations by key, sorted; not modifiable. */
  public Map<String, String> citations() {
    return citations;
  }
}
