package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ntklab.benchmarks.machine.Cores;
import org.ntklab.benchmarks.machine.FileWriting;
import org.ntklab.benchmarks.machine.TiledSyrk;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.benchmarks.timing.Timing;
import org.ntklab.core.gram.GramTarget;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/**
 * Θ of vectors among themselves, 3 hidden layers of ReLU, in double precision, into an Arrow file
 * that is on the disk when it ends. Beside it, and taking turns with it, what cannot be done
 * without: writing a file of that size, and the product of the examples with themselves.
 */
record GramFileJob(Setting setting) implements Job {
  private static final int STRIP_ROWS = 256;
  private static final double MOST_OF_PARTS = 2;

  @Override
  public String name() {
    return "file";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(setting.scratch(), "ntk-benchmarks");
    Path gram = folder.resolve("gram.arrow");
    Path plain = folder.resolve("plain");
    try {
      return measure(gram, plain);
    } finally {
      Files.deleteIfExists(gram);
      Files.deleteIfExists(plain);
      Files.deleteIfExists(folder.resolve(".gram.arrow.lock"));
      Files.deleteIfExists(folder.resolve("gram.arrow.part"));
      Files.deleteIfExists(folder);
    }
  }

  private List<Row> measure(Path gram, Path plain) throws IOException, InterruptedException {
    int n = setting.sizes().fileExamples();
    InfiniteKernel kernel = Networks.dense(setting.sizes().features(), Precision.DOUBLE);
    Matrix x = Networks.examples(kernel, n, "file");
    int stripBytes = Math.min(n, STRIP_ROWS) * n * Double.BYTES;
    FileWriting writing = new FileWriting(plain, (long) n * n * Double.BYTES, stripBytes);
    TiledSyrk syrk = new TiledSyrk(x, Cores.all());
    Task whole = new Computation(KernelComputation.of(kernel, InfiniteKernel.NTK), gram, x);
    List<Timing> timings = setting.repetitions().interleaved(List.of(writing, whole, syrk));
    double seconds = timings.get(1).median();
    double parts = timings.get(0).median() + timings.get(2).median();
    String job = "dense Gram to a file, NTK, 3 ReLU, N = %d, float64".formatted(n);
    return List.of(
        Row.of(job, Setting.allThreads(), seconds, "s"),
        Row.of(job, "writing such a file alone", timings.get(0).median(), "s"),
        Row.of(job, "product of the examples alone", timings.get(2).median(), "s"),
        Row.of(job, "ours / (file + product)", seconds / parts, "")
            .aiming(Target.atMost(MOST_OF_PARTS)));
  }

  private record Computation(KernelComputation kernel, Path file, Matrix x) implements Task {
    @Override
    public void prepare() throws IOException {
      Files.deleteIfExists(file);
    }

    @Override
    public void run() throws InterruptedException {
      kernel.toFile(GramTarget.symmetric(file, "benchmark", x));
    }
  }
}
