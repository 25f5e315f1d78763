package org.ntklab.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.timing.Timing;

/**
 * neural-tangents, which runs the same jobs as scripts of its own in a Python environment of its
 * own. A script prints a line a repetition; the first one, which includes compilation, does not
 * count, and of the others the median is taken.
 *
 * @param python the program that runs them; empty if there is none
 * @param scripts the folder that they are in
 * @param trouble is told in one line why there is no number
 */
public record Peer(Optional<Path> python, Path scripts, Consumer<String> trouble) {
  /** Seconds for the Gram of n vectors, both kernels, 3 hidden layers of ReLU. */
  public OptionalDouble denseSeconds(int examples, boolean single) throws InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(Integer.toString(examples)));
    if (!single) {
      arguments.add("f64");
    }
    return run("kernel_dense_nt.py", Pattern.compile(" self ([0-9.]+)"), arguments);
  }

  /**
   * Milliseconds for one pair of images, float32.
   *
   * @param batch so many images with as many others
   * @param head {@code gap} or {@code flat}
   */
  public OptionalDouble pairMilliseconds(int batch, String head, int depth)
      throws InterruptedException {
    return run(
        "kernel_conv_nt.py",
        Pattern.compile(" per pair ms ([0-9.]+)"),
        List.of(Integer.toString(batch), head, Integer.toString(depth)));
  }

  private OptionalDouble run(String script, Pattern number, List<String> arguments)
      throws InterruptedException {
    if (python.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<String> command =
        new ArrayList<>(List.of(python.get().toString(), scripts.resolve(script).toString()));
    command.addAll(arguments);
    try {
      return median(output(command), number);
    } catch (IOException e) {
      trouble.accept(script + " gave no time: " + e.getMessage());
      return OptionalDouble.empty();
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
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

  private static OptionalDouble median(String output, Pattern number) throws IOException {
    Matcher matcher = number.matcher(output);
    double[] values = matcher.results().mapToDouble(r -> Double.parseDouble(r.group(1))).toArray();
    if (values.length < 2) {
      throw new IOException("expected two lines or more with" + number + ", found " + output);
    }
    return OptionalDouble.of(Timing.of(values.length - 1, i -> values[i + 1]).median());
  }
}
