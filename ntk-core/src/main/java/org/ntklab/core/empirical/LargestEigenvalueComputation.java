package org.ntklab.core.empirical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.MatrixMemory;
import org.ntklab.core.network.Network;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * λ_max of the tangent kernel of a graph's finite networks at initialisation, from products Θv
 * alone: Θ, which may be larger than any memory, is never formed. Some ten to thirty products, each
 * of five passes of the network; memory of a step of training, and of n·O numbers a product.
 *
 * <p>Networks that do not know products have Θ formed, where it fits.
 *
 * @param networks what is drawn
 * @param draws D, at least 1
 * @param threads draws side by side; the result does not depend on them
 * @param progress hears how far the residual has fallen, in thousandths of its way
 */
@Reference(key = "lanczos1950")
public record LargestEigenvalueComputation(
    InitialNetworks networks, int draws, int threads, EmpiricalProgress progress) {
  /** Of the residual to λ_max; the error is usually its square. */
  private static final double TOLERANCE = 1e-6;

  private static final int MOST_PRODUCTS = 300;
  private static final int USUAL_PRODUCTS = 32;
  private static final int PARTS = 1000;
  private static final double GIGA = 1e9;

  public LargestEigenvalueComputation {
    if (draws < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "LargestEigenvalueComputation: expected draws and threads of at least 1, found %d and %d"
              .formatted(draws, threads));
    }
  }

  /** Bytes for vectors of so many examples, beside the networks' own. */
  public long bytes(int examples) {
    return (long) Double.BYTES * rows(examples) * USUAL_PRODUCTS * Math.min(threads, draws);
  }

  /**
   * Finds it.
   *
   * @param x {@code [n, features]}; not modified
   * @throws RefusedException as {@link InitialNetworks#check}, or if Θ would have to be formed and
   *     does not fit
   * @throws InterruptedException when this thread was told to stop
   */
  public LargestEigenvalues of(Matrix x) throws InterruptedException {
    networks.checkFeatures(x);
    networks.check();
    checkFree(bytes(x.rows()), x.rows(), "vectors of the iteration");
    Parts parts = new Parts(progress, draws * PARTS);
    List<Lanczos.Largest> found = new ArrayList<>();
    List<String> matrices = new ArrayList<>();
    new OrderedDraws<Drawn>(
            draws,
            number -> draw(number, x, parts),
            (number, drawn) -> {
              found.add(drawn.found());
              drawn.whyMatrix().ifPresent(matrices::add);
            })
        .run(threads);
    return new LargestEigenvalues(
        x.rows(), networks.outputs(), found, matrices.stream().findFirst());
  }

  private record Drawn(Lanczos.Largest found, Optional<String> whyMatrix) {}

  private Drawn draw(int number, Matrix x, Parts parts) throws InterruptedException {
    try (Network network = networks.draw(number)) {
      TangentKernel kernel = network.tangentKernel();
      Optional<LinearOperator> products = kernel.products(x);
      Optional<String> why = Optional.empty();
      if (products.isEmpty()) {
        why = kernel.whyNoDirections();
        checkMatrix(x.rows(), why.orElse("products are not known"));
      }
      LinearOperator operator = products.orElseGet(() -> kernel.operator(x));
      Fall fall = new Fall(parts);
      Lanczos.Largest found = Lanczos.largest(operator, TOLERANCE, most(x.rows()), fall);
      fall.end();
      return new Drawn(found, why);
    } catch (CancellationException e) {
      throw new InterruptedException(e.getMessage());
    }
  }

  /** How far a residual has fallen: about as much, in logarithm, with each product. */
  private static final class Fall implements Lanczos.Watch {
    private final Parts parts;
    private int done;

    Fall(Parts parts) {
      this.parts = parts;
    }

    @Override
    public void step(int iterations, double relativeResidual) {
      if (Thread.interrupted()) {
        throw new CancellationException("told to stop between products");
      }
      double way = Math.log(Math.min(1, relativeResidual)) / Math.log(TOLERANCE);
      int now = (int) (PARTS * Math.min(1, way));
      if (now > done) {
        parts.add(now - done);
        done = now;
      }
    }

    void end() {
      parts.add(PARTS - done);
    }
  }

  private long rows(int examples) {
    return (long) examples * networks.outputs();
  }

  /** As many products as the vectors of the iteration find place in one matrix. */
  private int most(int examples) {
    return (int) Math.min(MOST_PRODUCTS, Matrix.MOST_VALUES / Math.max(1, rows(examples)));
  }

  private void checkMatrix(int examples, String why) {
    long rows = rows(examples);
    String what = "the matrix, without which it is not found as " + why;
    if (rows * rows > Matrix.MOST_VALUES) {
      throw new RefusedException(
          "λ max of %d examples and %d outputs: %s, would have %d² entries, one holds %d: take fewer"
                  .formatted(examples, networks.outputs(), what, rows, Matrix.MOST_VALUES)
              + " examples");
    }
    checkFree(Double.BYTES * rows * rows * Math.min(threads, draws), examples, what);
  }

  private void checkFree(long bytes, int examples, String what) {
    long free = MatrixMemory.free();
    if (bytes > free || most(examples) < USUAL_PRODUCTS) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "λ max of %d examples and %d outputs: %s, would take %.3g GB, and %.3g GB are free:"
                  + " take fewer examples or threads, or give more memory"
                  + " (NTK_JAVA_OPTS=-XX:MaxDirectMemorySize=…)",
              examples,
              networks.outputs(),
              what,
              bytes / GIGA,
              free / GIGA));
    }
  }
}
