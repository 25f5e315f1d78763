package org.ntklab.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.timing.Timing;

/**
 * The peers, which do the same jobs as scripts of their own, each in the first of the Python
 * environments that has its packages. A script whose output holds the times of several jobs runs
 * once.
 */
public final class Peers {
  private final Path scripts;
  private final Consumer<String> trouble;
  private final Map<Peer, Path> pythons = new HashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<List<String>, Optional<String>> outputs = new HashMap<>();

  private Peers(Path scripts, Consumer<String> trouble) {
    this.scripts = scripts;
    this.trouble = trouble;
  }

  /** No peer at all: nothing of theirs is measured. */
  public static Peers none() {
    return new Peers(Path.of(""), line -> {});
  }

  /**
   * The peers that these environments have.
   *
   * @param pythons programs; those that do not run are told of
   * @param scripts the folder of the peers' scripts
   * @param trouble is told in one line why there is no number
   */
  public static Peers of(List<Path> pythons, Path scripts, Consumer<String> trouble)
      throws InterruptedException {
    Peers peers = new Peers(scripts, trouble);
    for (Path python : pythons) {
      for (Peer peer : Peer.values()) {
        peers.look(python, peer);
      }
    }
    return peers;
  }

  /** Versions of the peers that were found, for a person. */
  public Map<String, String> versions() {
    return Collections.unmodifiableMap(versions);
  }

  /** A script of the folder of scripts. */
  public Path script(String name) {
    return scripts.resolve(name);
  }

  /**
   * What a script printed; empty if the peer is not there, or the script failed, which was told.
   *
   * @param script the file; see {@link #script}
   */
  public Optional<String> output(Peer peer, Path script, String... arguments)
      throws InterruptedException {
    if (!pythons.containsKey(peer)) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>();
    command.add(pythons.get(peer).toString());
    command.add(script.toString());
    command.addAll(Arrays.asList(arguments));
    if (!outputs.containsKey(command)) {
      outputs.put(command, run(command, script.getFileName().toString()));
    }
    return outputs.get(command);
  }

  /**
   * The least of the numbers that a script printed.
   *
   * @param number its first group is a number
   */
  public OptionalDouble least(Peer peer, Path script, Pattern number, String... arguments)
      throws InterruptedException {
    double[] values = numbers(output(peer, script, arguments), number, script, 1);
    return Arrays.stream(values).min();
  }

  /**
   * The median of the numbers that a script printed but the first, which includes compilation.
   *
   * @param number its first group is a number
   */
  public OptionalDouble medianOfLater(Peer peer, Path script, Pattern number, String... arguments)
      throws InterruptedException {
    double[] values = numbers(output(peer, script, arguments), number, script, 2);
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Timing.of(values.length - 1, i -> values[i + 1]).median());
  }

  private double[] numbers(Optional<String> output, Pattern number, Path script, int least) {
    if (output.isEmpty()) {
      return new double[0];
    }
    double[] values =
        number
            .matcher(output.get())
            .results()
            .mapToDouble(result -> Double.parseDouble(result.group(1)))
            .toArray();
    if (values.length < least) {
      trouble.accept(
          "%s gave no time: expected %d or more of '%s', found %s"
              .formatted(script.getFileName(), least, number, output.get().strip()));
      return new double[0];
    }
    return values;
  }

  private void look(Path python, Peer peer) throws InterruptedException {
    if (pythons.containsKey(peer)) {
      return;
    }
    StringBuilder program = new StringBuilder("from importlib.metadata import version as v\n");
    program.append("try: print(");
    peer.packages().forEach(name -> program.append("v('").append(name).append("'),"));
    program.append(")\nexcept Exception: pass\n");
    Optional<String> found = run(List.of(python.toString(), "-c", program.toString()), "a look");
    if (found.isPresent() && !found.get().isBlank()) {
      pythons.put(peer, python);
      String[] numbers = found.get().strip().split(" ");
      for (int i = 0; i < numbers.length; i++) {
        versions.putIfAbsent(peer.packages().get(i), numbers[i]);
      }
    }
  }

  private Optional<String> run(List<String> command, String what) throws InterruptedException {
    try {
      return Optional.of(finished(command));
    } catch (IOException e) {
      trouble.accept(what + " gave no time: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String finished(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // The launcher keeps our own libraries to one thread, and memory in large pages; the peer runs
    // as it does at home.
    builder
        .environment()
        .keySet()
        .removeAll(
            List.of(
                "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "GLIBC_TUNABLES"));
    Process process = builder.redirectErrorStream(true).start();
    String output;
    try (InputStream stream = process.getInputStream()) {
      output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("exit code " + code + ", " + lastLine(output));
    }
    return output;
  }

  private static String lastLine(String output) {
    return output.lines().reduce((line, next) -> next).orElse("no output");
  }
}
