package org.ntklab.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.BlasDescription;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.models.kernel.execution.AnalyticInfiniteWidth;

/** What the numbers were measured on; nothing that names one machine. */
public final class MachineFacts {
  private static final Path LINUX = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  private MachineFacts() {}

  /** Revision of the sources, processor, cores, JDK, BLAS and loops, each for a person. */
  public static Map<String, String> ofThis() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("revision", Provenance.revision());
    facts.put("processor", processor());
    facts.put("cores", Integer.toString(Cores.all()));
    facts.put("JDK", System.getProperty("java.vm.name") + " " + Runtime.version());
    BlasDescription blas = Blas.describe();
    facts.put("BLAS", "OpenBLAS " + blas.version() + " for " + blas.coreType());
    facts.put("loops", new AnalyticInfiniteWidth().slowness().orElse("vector instructions"));
    return facts;
  }

  private static String processor() {
    String architecture = System.getProperty("os.arch");
    if (!Files.isReadable(LINUX)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(LINUX)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip() + ", " + architecture)
          .orElse(architecture);
    } catch (IOException e) {
      return architecture;
    }
  }
}
