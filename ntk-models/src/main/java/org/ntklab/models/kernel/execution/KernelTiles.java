package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.core.gram.GramTiles;
import org.ntklab.core.linalg.Matrix;

/** Tiles of the kernels between two sets of examples, as a Gram computation asks for them. */
public final class KernelTiles implements GramTiles {
  /** Name of the covariance of the outputs. */
  public static final String NNGP = "nngp";

  /** Name of the tangent kernel. */
  public static final String NTK = "ntk";

  private final Prepared prepared;
  private final UnitExamples rows;
  private final UnitExamples columns;
  private final boolean symmetric;
  private final List<String> kernels;
  private final VectorProducts products;

  KernelTiles(
      Prepared prepared,
      UnitExamples rows,
      UnitExamples columns,
      boolean symmetric,
      List<String> kernels) {
    this.prepared = prepared;
    this.symmetric = symmetric;
    this.rows = rows;
    this.columns = columns;
    this.kernels = List.copyOf(kernels);
    this.products =
        prepared.isVectorInput()
            ? new VectorProducts(rows, columns, symmetric, prepared.single())
            : null;
  }

  @Override
  public List<String> kernels() {
    return kernels;
  }

  @Override
  public int rows() {
    return rows.count();
  }

  @Override
  public int columns() {
    return columns.count();
  }

  @Override
  public boolean symmetric() {
    return symmetric;
  }

  @Override
  public Worker worker() {
    return products == null ? new ImageWorker(this) : new VectorWorker(this);
  }

  Prepared prepared() {
    return prepared;
  }

  UnitExamples rowSet() {
    return rows;
  }

  UnitExamples columnSet() {
    return columns;
  }

  VectorProducts products() {
    return products;
  }

  /** Writes the last batch of a runner into a row of a tile. */
  void write(PairRunner runner, Matrix[] out, int row, int from, int to) {
    for (int k = 0; k < out.length; k++) {
      double[] found = kernels.get(k).equals(NNGP) ? runner.covariances() : runner.tangents();
      out[k].values().put(row * out[k].columns() + from, found, 0, to - from);
    }
  }
}
