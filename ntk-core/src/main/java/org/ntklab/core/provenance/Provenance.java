package org.ntklab.core.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.ntklab.core.linalg.Blas;

/**
 * Versions and machine behind a result. Holds nothing that differs between two runs of one program
 * on one machine, so that equal runs give equal files.
 *
 * @param entries what is known, by key, in a fixed order
 */
public record Provenance(Map<String, String> entries) {
  public Provenance {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /** The present program on the present machine; loads the BLAS library. */
  public static Provenance current() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("ntk.version", version());
    entries.put("ntk.revision", revision());
    entries.put("java.version", System.getProperty("java.version"));
    entries.put("java.vendor", System.getProperty("java.vendor"));
    entries.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    entries.put("arch", System.getProperty("os.arch"));
    Processor.model().ifPresent(model -> entries.put("cpu", model));
    entries.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    entries.put("blas", Blas.describe().toString());
    return new Provenance(entries);
  }

  /** Version of the project. */
  public static String version() {
    return build().getProperty("version");
  }

  /** Revision of the sources, {@code +} behind it when they were changed since; or "unknown". */
  public static String revision() {
    String revision = build().getProperty("revision");
    if (revision.startsWith("$")) {
      return "unknown";
    }
    return revision + (Boolean.parseBoolean(build().getProperty("dirty")) ? "+" : "");
  }

  private static Properties build() {
    Properties build = new Properties();
    try (InputStream bytes = Provenance.class.getResourceAsStream("build.properties")) {
      build.load(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read build.properties in ntk-core's jar", e);
    }
    return build;
  }
}
