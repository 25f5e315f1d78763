package org.ntklab.models.layers.conv;

import java.util.Arrays;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.layers.conv.lanes.TileLoops;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.PointwiseLoops;
import org.ntklab.models.plan.Products;
import org.ntklab.models.plan.StepSite;
import org.ntklab.models.plan.WeightUpdate;

/**
 * A convolution with windows of 3×3 and stride 1 in single precision by Winograd's F(4×4, 3×3): a
 * quarter of the multiplications, in products over channels. Its error is some 1e-6 of the largest
 * entry, forward, backward and of gradients.
 *
 * <p>Backward is the transpose of forward, step by step, so that signals and gradients share what
 * is made of the signals. Examples are taken a few at a time, and of their tiles as many as stay in
 * cache.
 */
@Reference(key = "lavin2016", where = "Section 4")
final class WinogradStep implements LayerStep {
  /** In a product: up to twice as many OpenBLAS takes its kernel for small ones, its fastest. */
  private static final int TILES = 64;

  /** Planes shall not begin at the same places of a cache. */
  private static final int GAP = 16;

  private final PatchShape shape;
  private final StepSite site;
  private final TileLoops loops;
  private final TileFilters filters;
  private final int tilesEach;
  private final int examples;
  private final TileImages in;
  private final TileImages out;
  private final float[] image;
  private final float[] errorImage;
  private final float[] outputImage;
  private final float[] signalImage;
  private final NativeValues planes;
  private final NativeValues outputPlanes;
  private final NativeValues filterPlanes;
  private final NativeValues transposedPlanes;
  private final NativeValues gradientPlanes;
  private final NativeValues inputErrors;
  private final float[] biases;
  private final float[] sums;
  private final double[] biasGradients;
  private final Operand v;
  private final Operand m;
  private final Operand u;
  private final Operand ut;
  private final Operand du;

  /** Whether {@link #transposedPlanes} are of the weights of the latest pass forward. */
  private boolean transposed;

  private ConvolutionStep byPatches;

  WinogradStep(PatchShape shape, StepSite site, TileLoops loops) {
    this.shape = shape;
    this.site = site;
    this.loops = loops;
    TileGrid grid = TileGrid.of(shape);
    this.tilesEach = grid.tiles();
    this.examples = Math.min(site.capacity(), Math.max(1, TILES / tilesEach));
    this.in = grid.inputs(shape.channels(), examples);
    this.out = grid.outputs(site.node().shape().channels(), examples);
    boolean pulls = site.input().hasSignals();
    this.image = new float[Math.multiplyExact(examples, in.size())];
    this.errorImage = new float[pulls ? image.length : 0];
    this.outputImage = new float[Math.multiplyExact(examples, out.size())];
    this.signalImage = new float[outputImage.length];
    this.planes = site.scratch((long) TileLoops.PLANES * plane(in));
    this.outputPlanes = site.scratch((long) TileLoops.PLANES * plane(out));
    long filter = (long) TileLoops.PLANES * in.lanes() * out.lanes();
    this.filterPlanes = site.scratch(filter);
    this.transposedPlanes = site.scratch(pulls ? filter : 0);
    this.gradientPlanes = site.scratch(filter);
    this.inputErrors =
        pulls && !site.adds(0)
            ? site.input().signals()
            : site.scratch(pulls ? site.input().signals().length() : 0);
    this.filters = new TileFilters(in, out);
    this.biases = new float[out.lanes()];
    this.sums = new float[out.lanes()];
    this.biasGradients = new double[out.channels()];
    this.v = new Operand(planes, in.lanes());
    this.m = new Operand(outputPlanes, out.lanes());
    this.u = new Operand(filterPlanes, out.lanes());
    this.ut = new Operand(transposedPlanes, in.lanes());
    this.du = new Operand(gradientPlanes, out.lanes());
  }

  @Override
  public void forward(int rows) {
    filters.toPlanes(site.weight("W"), filterPlanes);
    transposed = false;
    if (site.hasWeight("b")) {
      site.weight("b").floats().get(0, biases, 0, out.channels());
    }
    for (int first = 0; first < rows; first += examples) {
      int count = Math.min(examples, rows - first);
      in.take(loops, site.input().values(), first, count, image);
      for (int from = 0; from < count * tilesEach; from += TILES) {
        int tiles = Math.min(TILES, count * tilesEach - from);
        inputTiles(from, tiles);
        for (int i = 0; i < TileLoops.PLANES; i++) {
          at(i);
          Products.gemm(false, false, tiles, out.lanes(), in.lanes(), 1, v, u, 0, m);
        }
        outputTiles(from, tiles);
      }
      out.put(loops, outputImage, site.output().values(), first, count);
    }
  }

  @Override
  public void backward(int rows) {
    pass(rows, true, true);
  }

  @Override
  public void backwardSignals(int rows) {
    pass(rows, true, false);
  }

  @Override
  public boolean takesManySignals() {
    return true;
  }

  /** Linear: signals are alike, whosever they are. */
  @Override
  public void backwardSignals(int rows, int each) {
    backwardSignals(rows * each);
  }

  /** What comes back: signals of the inputs, gradients as planes, or both from the same signals. */
  private void pass(int rows, boolean signals, boolean gradients) {
    if (signals && !transposed) {
      filters.toTransposedPlanes(site.weight("W"), transposedPlanes);
      transposed = true;
    }
    Arrays.fill(biasGradients, 0);
    for (int first = 0; first < rows; first += examples) {
      int count = Math.min(examples, rows - first);
      out.take(loops, site.output().signals(), first, count, signalImage);
      if (gradients) {
        in.take(loops, site.input().values(), first, count, image);
      }
      Arrays.fill(errorImage, 0);
      Arrays.fill(sums, 0);
      for (int from = 0; from < count * tilesEach; from += TILES) {
        int tiles = Math.min(TILES, count * tilesEach - from);
        signalTiles(from, tiles);
        if (gradients) {
          inputTiles(from, tiles);
          multiplyGradients(tiles, first == 0 && from == 0);
        }
        if (signals) {
          multiplyErrors(tiles);
          addInputTiles(from, tiles);
        }
      }
      for (int c = 0; c < biasGradients.length; c++) {
        biasGradients[c] += sums[c];
      }
      if (signals) {
        in.put(loops, errorImage, inputErrors, first, count);
      }
    }
    if (signals && site.adds(0)) {
      int n = rows * site.input().size();
      PointwiseLoops.scaleAndAdd(1, 1, inputErrors, site.input().signals(), n);
    }
  }

  @Override
  public void gradients(int rows) {
    if (!site.input().hasSignals()) {
      pass(rows, false, true);
    }
    WeightUpdate update = site.update("W");
    filters.addGradients(gradientPlanes, update.factor(), update.beta(), update.target());
    if (site.hasWeight("b")) {
      WeightUpdate bias = site.update("b");
      for (int c = 0; c < biasGradients.length; c++) {
        bias.add(c, biasGradients[c]);
      }
    }
  }

  /** ∂U ← ∂U + vᵀ m, plane by plane. */
  private void multiplyGradients(int tiles, boolean first) {
    double beta = first ? 0 : 1;
    for (int i = 0; i < TileLoops.PLANES; i++) {
      at(i);
      Products.gemm(true, false, in.lanes(), out.lanes(), tiles, 1, v, m, beta, du);
    }
  }

  /** v ← m Uᵀ, plane by plane. */
  private void multiplyErrors(int tiles) {
    for (int i = 0; i < TileLoops.PLANES; i++) {
      at(i);
      Products.gemm(false, false, tiles, in.lanes(), out.lanes(), 1, m, ut, 0, v);
    }
  }

  /** Moves all operands to a plane. */
  private void at(int i) {
    v.at((long) i * plane(in));
    m.at((long) i * plane(out));
    long filter = (long) i * in.lanes() * out.lanes();
    u.at(filter);
    ut.at(filter);
    du.at(filter);
  }

  private static int plane(TileImages side) {
    return TILES * side.lanes() + GAP;
  }

  private void inputTiles(int from, int tiles) {
    loops.inputTiles(
        image, in.corners(), from, tiles, in.row(), in.lanes(), planes.bytes(), plane(in));
  }

  private void addInputTiles(int from, int tiles) {
    loops.addInputTiles(
        planes.bytes(), plane(in), in.corners(), from, tiles, in.row(), in.lanes(), errorImage);
  }

  private void outputTiles(int from, int tiles) {
    loops.outputTiles(
        outputPlanes.bytes(),
        plane(out),
        biases,
        out.corners(),
        from,
        tiles,
        out.row(),
        out.lanes(),
        outputImage);
  }

  private void signalTiles(int from, int tiles) {
    loops.signalTiles(
        signalImage,
        out.corners(),
        from,
        tiles,
        out.row(),
        out.lanes(),
        sums,
        outputPlanes.bytes(),
        plane(out));
  }

  @Override
  public boolean pushes() {
    return true;
  }

  /** By patches, which know directions of weights. */
  @Override
  public void push(int rows) {
    if (byPatches == null) {
      byPatches = new ConvolutionStep(shape, site);
    }
    byPatches.push(rows);
  }
}
