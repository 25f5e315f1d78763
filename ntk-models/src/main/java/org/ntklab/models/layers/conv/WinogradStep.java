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
 * quarter of the multiplications, in products over channels. Backward is the transpose of forward,
 * step by step, so that signals and gradients share what is made of the signals.
 *
 * <p>Examples are taken a few at a time, and of their tiles as many as stay in cache.
 */
@Reference(key = "lavin2016", where = "Section 4")
final class WinogradStep implements LayerStep {
  /** In a product: with few of them OpenBLAS's small kernel is used, the fastest there is. */
  private static final int TILES = 64;

  /** Planes shall not begin at the same places of a cache. */
  private static final int GAP = 16;

  private final PatchShape shape;
  private final StepSite site;
  private final TileGrid grid;
  private final TileLoops loops;
  private final TileFilters filters;
  private final int examples;
  private final int[] places;
  private final int[] outputPlaces;
  private final int[] corners;
  private final int[] outputCorners;
  private final float[] image;
  private final float[] outputImage;
  private final float[] signalImage;
  private final float[] errorImage;
  private final NativeValues planes;
  private final NativeValues outputPlanes;
  private final NativeValues filterPlanes;
  private final NativeValues transposedPlanes;
  private final NativeValues gradientPlanes;
  private final float[] biases;
  private final float[] sums;
  private final NativeValues inputErrors;
  private final double[] biasGradients;
  private final Operand v;
  private final Operand m;
  private final Operand u;
  private final Operand ut;
  private final Operand du;
  private boolean transposed;
  private ConvolutionStep byPatches;

  WinogradStep(PatchShape shape, StepSite site, TileLoops loops) {
    this.shape = shape;
    this.site = site;
    this.loops = loops;
    int positions = shape.patches().columns();
    this.grid =
        new TileGrid(
            shape.axes().get(0),
            shape.axes().get(1),
            shape.channels(),
            site.output().size() / positions);
    this.filters = new TileFilters(grid);
    this.examples = Math.min(site.capacity(), Math.max(1, TILES / grid.tiles()));
    this.places = grid.places();
    this.outputPlaces = grid.outputPlaces();
    this.corners = grid.corners(examples);
    this.outputCorners = grid.outputCorners(examples);
    this.image = new float[Math.multiplyExact(examples, grid.image())];
    this.outputImage = new float[Math.multiplyExact(examples, grid.outputImage())];
    this.signalImage = new float[Math.multiplyExact(examples, grid.outputImage())];
    boolean pulls = site.input().hasSignals();
    this.errorImage = new float[pulls ? image.length : 0];
    this.planes = site.scratch((long) TileLoops.PLANES * plane(grid.lanes()));
    this.outputPlanes = site.scratch((long) TileLoops.PLANES * plane(grid.outputLanes()));
    long filter = (long) TileLoops.PLANES * grid.lanes() * grid.outputLanes();
    this.filterPlanes = site.scratch(filter);
    this.transposedPlanes = site.scratch(pulls ? filter : 0);
    this.gradientPlanes = site.scratch(filter);
    this.biases = new float[grid.outputLanes()];
    this.sums = new float[grid.outputLanes()];
    this.inputErrors =
        pulls && !site.adds(0)
            ? site.input().signals()
            : site.scratch(pulls ? site.input().values().length() : 0);
    this.biasGradients = new double[grid.outputs()];
    this.v = new Operand(planes, grid.lanes());
    this.m = new Operand(outputPlanes, grid.outputLanes());
    this.u = new Operand(filterPlanes, grid.outputLanes());
    this.ut = new Operand(transposedPlanes, grid.lanes());
    this.du = new Operand(gradientPlanes, grid.outputLanes());
  }

  @Override
  public void forward(int rows) {
    filters.toPlanes(site.weight("W"), filterPlanes);
    transposed = false;
    if (site.hasWeight("b")) {
      site.weight("b").floats().get(0, biases, 0, grid.outputs());
    }
    for (int first = 0; first < rows; first += examples) {
      int count = Math.min(examples, rows - first);
      takeInputs(first, count);
      for (int from = 0; from < count * grid.tiles(); from += TILES) {
        int tiles = Math.min(TILES, count * grid.tiles() - from);
        inputTiles(from, tiles);
        multiply(tiles);
        loops.outputTiles(
            outputPlanes.bytes(),
            plane(grid.outputLanes()),
            biases,
            outputCorners,
            from,
            tiles,
            grid.outputRow(),
            grid.outputLanes(),
            outputImage);
      }
      for (int i = 0; i < count; i++) {
        loops.fromImage(
            outputImage,
            i * grid.outputImage(),
            outputPlaces,
            site.output().values().bytes(),
            (first + i) * site.output().size(),
            grid.outputs());
      }
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

  /** What comes back: signals of the inputs, gradients as planes, or both from the same signals. */
  private void pass(int rows, boolean signals, boolean gradients) {
    if (signals && !transposed) {
      filters.toTransposedPlanes(site.weight("W"), transposedPlanes);
      transposed = true;
    }
    if (gradients) {
      Arrays.fill(biasGradients, 0);
    }
    boolean first = true;
    for (int from = 0; from < rows; from += examples) {
      int count = Math.min(examples, rows - from);
      takeSignals(from, count);
      if (gradients) {
        takeInputs(from, count);
      }
      if (signals) {
        Arrays.fill(errorImage, 0, count * grid.image(), 0);
      }
      Arrays.fill(sums, 0);
      for (int tile = 0; tile < count * grid.tiles(); tile += TILES) {
        int tiles = Math.min(TILES, count * grid.tiles() - tile);
        signalTiles(tile, tiles);
        if (gradients) {
          inputTiles(tile, tiles);
          addGradientPlanes(tiles, first);
          first = false;
        }
        if (signals) {
          addErrors(tile, tiles);
        }
      }
      for (int c = 0; gradients && c < grid.outputs(); c++) {
        biasGradients[c] += sums[c];
      }
      if (signals) {
        putErrors(from, count);
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
      addBiases(site.update("b"));
    }
  }

  private void addBiases(WeightUpdate update) {
    NativeValues into = update.target();
    for (int c = 0; c < biasGradients.length; c++) {
      double before = update.beta() == 0 ? 0 : update.beta() * into.get(c);
      into.set(c, before + update.factor() * biasGradients[c]);
    }
  }

  private void takeInputs(int first, int count) {
    for (int i = 0; i < count; i++) {
      loops.toImage(
          site.input().values().bytes(),
          (first + i) * site.input().size(),
          grid.channels(),
          places,
          image,
          i * grid.image());
    }
  }

  private void takeSignals(int first, int count) {
    for (int i = 0; i < count; i++) {
      loops.toImage(
          site.output().signals().bytes(),
          (first + i) * site.output().size(),
          grid.outputs(),
          outputPlaces,
          signalImage,
          i * grid.outputImage());
    }
  }

  private void putErrors(int first, int count) {
    for (int i = 0; i < count; i++) {
      loops.fromImage(
          errorImage,
          i * grid.image(),
          places,
          inputErrors.bytes(),
          (first + i) * site.input().size(),
          grid.channels());
    }
  }

  private void inputTiles(int from, int tiles) {
    loops.inputTiles(
        image, corners, from, tiles, grid.row(), grid.lanes(), planes.bytes(), plane(grid.lanes()));
  }

  private void signalTiles(int from, int tiles) {
    loops.signalTiles(
        signalImage,
        outputCorners,
        from,
        tiles,
        grid.outputRow(),
        grid.outputLanes(),
        sums,
        outputPlanes.bytes(),
        plane(grid.outputLanes()));
  }

  /** m = v U, plane by plane. */
  private void multiply(int tiles) {
    for (int i = 0; i < TileLoops.PLANES; i++) {
      v.at((long) i * plane(grid.lanes()));
      m.at((long) i * plane(grid.outputLanes()));
      u.at((long) i * grid.lanes() * grid.outputLanes());
      Products.gemm(false, false, tiles, grid.outputLanes(), grid.lanes(), 1, v, u, 0, m);
    }
  }

  /** ∂U ← ∂U + vᵀ m, plane by plane. */
  private void addGradientPlanes(int tiles, boolean first) {
    double beta = first ? 0 : 1;
    for (int i = 0; i < TileLoops.PLANES; i++) {
      v.at((long) i * plane(grid.lanes()));
      m.at((long) i * plane(grid.outputLanes()));
      du.at((long) i * grid.lanes() * grid.outputLanes());
      Products.gemm(true, false, grid.lanes(), grid.outputLanes(), tiles, 1, v, m, beta, du);
    }
  }

  /** ∂v = m Uᵀ, plane by plane, and from there to the inputs; v is overwritten. */
  private void addErrors(int from, int tiles) {
    for (int i = 0; i < TileLoops.PLANES; i++) {
      v.at((long) i * plane(grid.lanes()));
      m.at((long) i * plane(grid.outputLanes()));
      ut.at((long) i * grid.lanes() * grid.outputLanes());
      Products.gemm(false, false, tiles, grid.lanes(), grid.outputLanes(), 1, m, ut, 0, v);
    }
    loops.addInputTiles(
        planes.bytes(),
        plane(grid.lanes()),
        corners,
        from,
        tiles,
        grid.row(),
        grid.lanes(),
        errorImage);
  }

  private static int plane(int channels) {
    return TILES * channels + GAP;
  }

  @Override
  public boolean pushes() {
    return true;
  }

  @Override
  public void push(int rows) {
    if (byPatches == null) {
      byPatches = new ConvolutionStep(shape, site);
    }
    byPatches.push(rows);
  }
}
