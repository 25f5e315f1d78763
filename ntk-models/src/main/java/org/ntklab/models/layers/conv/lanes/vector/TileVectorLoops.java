package org.ntklab.models.layers.conv.lanes.vector;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.ntklab.models.layers.conv.lanes.TileLoops;

/**
 * Winograd's loops in vector instructions, as many channels at a time as the processor's vectors
 * hold.
 *
 * <p>A tile passes along one axis into an array that stays in the first cache, and from there along
 * the other. Every vector operation is called directly: a method of ours around one is not inlined
 * for sure, and vectors become objects.
 */
public final class TileVectorLoops implements TileLoops {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int L = SPECIES.length();

  private static final float AA = A * A;
  private static final float BB = B * B;
  private static final float AABB = AA * BB;
  private static final float SUM = AA + BB;
  private static final float AAA = AA * A;
  private static final float BBB = BB * B;

  private final float[] half = new float[PLANES * LANES];

  /** Loops of one thread. */
  public TileVectorLoops() {}

  @Override
  public boolean areFast() {
    return FloatVector.SPECIES_PREFERRED.length() >= SQUARE;
  }

  @Override
  public void toImage(
      ByteBuffer from, int at, int channels, int[] places, float[] image, int start) {
    TurnVectors.toImage(from, at, channels, places, image, start);
  }

  @Override
  public void fromImage(
      float[] image, int start, int[] places, ByteBuffer to, int at, int channels) {
    TurnVectors.fromImage(image, start, places, to, at, channels);
  }

  @Override
  public void inputTiles(
      float[] image,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      ByteBuffer planes,
      int plane) {
    int p = plane * Float.BYTES;
    FloatVector aa = FloatVector.broadcast(SPECIES, -AA);
    FloatVector bb = FloatVector.broadcast(SPECIES, -BB);
    FloatVector aabb = FloatVector.broadcast(SPECIES, AABB);
    FloatVector sum = FloatVector.broadcast(SPECIES, -SUM);
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < channels; c += L) {
        int at = corners[from + tile] + c;
        for (int x = 0; x < INPUTS; x++) {
          int i = at + x * channels;
          FloatVector d0 = FloatVector.fromArray(SPECIES, image, i);
          FloatVector d1 = FloatVector.fromArray(SPECIES, image, i + row);
          FloatVector d2 = FloatVector.fromArray(SPECIES, image, i + 2 * row);
          FloatVector d3 = FloatVector.fromArray(SPECIES, image, i + 3 * row);
          FloatVector d4 = FloatVector.fromArray(SPECIES, image, i + 4 * row);
          FloatVector d5 = FloatVector.fromArray(SPECIES, image, i + 5 * row);
          FloatVector ea = d2.fma(bb, d4);
          FloatVector oa = d1.fma(bb, d3).mul(A);
          FloatVector eb = d2.fma(aa, d4);
          FloatVector ob = d1.fma(aa, d3).mul(B);
          int j = x * L;
          d0.fma(aabb, d2.fma(sum, d4)).intoArray(half, j);
          ea.add(oa).intoArray(half, j + INPUTS * L);
          ea.sub(oa).intoArray(half, j + 2 * INPUTS * L);
          eb.add(ob).intoArray(half, j + 3 * INPUTS * L);
          eb.sub(ob).intoArray(half, j + 4 * INPUTS * L);
          d1.fma(aabb, d3.fma(sum, d5)).intoArray(half, j + 5 * INPUTS * L);
        }
        int to = (tile * channels + c) * Float.BYTES;
        for (int y = 0; y < INPUTS; y++) {
          int j = y * INPUTS * L;
          FloatVector d0 = FloatVector.fromArray(SPECIES, half, j);
          FloatVector d1 = FloatVector.fromArray(SPECIES, half, j + L);
          FloatVector d2 = FloatVector.fromArray(SPECIES, half, j + 2 * L);
          FloatVector d3 = FloatVector.fromArray(SPECIES, half, j + 3 * L);
          FloatVector d4 = FloatVector.fromArray(SPECIES, half, j + 4 * L);
          FloatVector d5 = FloatVector.fromArray(SPECIES, half, j + 5 * L);
          FloatVector ea = d2.fma(bb, d4);
          FloatVector oa = d1.fma(bb, d3).mul(A);
          FloatVector eb = d2.fma(aa, d4);
          FloatVector ob = d1.fma(aa, d3).mul(B);
          int i = to + y * INPUTS * p;
          d0.fma(aabb, d2.fma(sum, d4)).intoByteBuffer(planes, i, ORDER);
          ea.add(oa).intoByteBuffer(planes, i + p, ORDER);
          ea.sub(oa).intoByteBuffer(planes, i + 2 * p, ORDER);
          eb.add(ob).intoByteBuffer(planes, i + 3 * p, ORDER);
          eb.sub(ob).intoByteBuffer(planes, i + 4 * p, ORDER);
          d1.fma(aabb, d3.fma(sum, d5)).intoByteBuffer(planes, i + 5 * p, ORDER);
        }
      }
    }
  }

  @Override
  public void addInputTiles(
      ByteBuffer planes,
      int plane,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] image) {
    int p = plane * Float.BYTES;
    FloatVector bb = FloatVector.broadcast(SPECIES, -BB);
    FloatVector aabb = FloatVector.broadcast(SPECIES, AABB);
    FloatVector sum = FloatVector.broadcast(SPECIES, -SUM);
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < channels; c += L) {
        int at = (tile * channels + c) * Float.BYTES;
        for (int y = 0; y < INPUTS; y++) {
          int i = at + y * INPUTS * p;
          FloatVector m0 = FloatVector.fromByteBuffer(SPECIES, planes, i, ORDER);
          FloatVector m1 = FloatVector.fromByteBuffer(SPECIES, planes, i + p, ORDER);
          FloatVector m2 = FloatVector.fromByteBuffer(SPECIES, planes, i + 2 * p, ORDER);
          FloatVector m3 = FloatVector.fromByteBuffer(SPECIES, planes, i + 3 * p, ORDER);
          FloatVector m4 = FloatVector.fromByteBuffer(SPECIES, planes, i + 4 * p, ORDER);
          FloatVector m5 = FloatVector.fromByteBuffer(SPECIES, planes, i + 5 * p, ORDER);
          FloatVector ea = m1.add(m2);
          FloatVector oa = m1.sub(m2).mul(A);
          FloatVector eb = m3.add(m4);
          FloatVector ob = m3.sub(m4).mul(B);
          int j = y * INPUTS * L;
          m0.mul(AABB).intoArray(half, j);
          m5.fma(aabb, oa.fma(bb, ob.mul(-AA))).intoArray(half, j + L);
          m0.fma(sum, ea.fma(bb, eb.mul(-AA))).intoArray(half, j + 2 * L);
          m5.fma(sum, oa.add(ob)).intoArray(half, j + 3 * L);
          m0.add(ea).add(eb).intoArray(half, j + 4 * L);
          m5.intoArray(half, j + 5 * L);
        }
        int to = corners[from + tile] + c;
        for (int x = 0; x < INPUTS; x++) {
          int j = x * L;
          FloatVector m0 = FloatVector.fromArray(SPECIES, half, j);
          FloatVector m1 = FloatVector.fromArray(SPECIES, half, j + INPUTS * L);
          FloatVector m2 = FloatVector.fromArray(SPECIES, half, j + 2 * INPUTS * L);
          FloatVector m3 = FloatVector.fromArray(SPECIES, half, j + 3 * INPUTS * L);
          FloatVector m4 = FloatVector.fromArray(SPECIES, half, j + 4 * INPUTS * L);
          FloatVector m5 = FloatVector.fromArray(SPECIES, half, j + 5 * INPUTS * L);
          FloatVector ea = m1.add(m2);
          FloatVector oa = m1.sub(m2).mul(A);
          FloatVector eb = m3.add(m4);
          FloatVector ob = m3.sub(m4).mul(B);
          int i = to + x * channels;
          FloatVector.fromArray(SPECIES, image, i).add(m0.mul(AABB)).intoArray(image, i);
          FloatVector.fromArray(SPECIES, image, i + row)
              .add(m5.fma(aabb, oa.fma(bb, ob.mul(-AA))))
              .intoArray(image, i + row);
          FloatVector.fromArray(SPECIES, image, i + 2 * row)
              .add(m0.fma(sum, ea.fma(bb, eb.mul(-AA))))
              .intoArray(image, i + 2 * row);
          FloatVector.fromArray(SPECIES, image, i + 3 * row)
              .add(m5.fma(sum, oa.add(ob)))
              .intoArray(image, i + 3 * row);
          FloatVector.fromArray(SPECIES, image, i + 4 * row)
              .add(m0.add(ea).add(eb))
              .intoArray(image, i + 4 * row);
          FloatVector.fromArray(SPECIES, image, i + 5 * row).add(m5).intoArray(image, i + 5 * row);
        }
      }
    }
  }

  @Override
  public void outputTiles(
      ByteBuffer planes,
      int plane,
      float[] biases,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] image) {
    int p = plane * Float.BYTES;
    FloatVector a = FloatVector.broadcast(SPECIES, A);
    FloatVector aaa = FloatVector.broadcast(SPECIES, AAA);
    FloatVector bbb = FloatVector.broadcast(SPECIES, BBB);
    FloatVector aa = FloatVector.broadcast(SPECIES, AA);
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < channels; c += L) {
        int at = (tile * channels + c) * Float.BYTES;
        for (int y = 0; y < INPUTS; y++) {
          int i = at + y * INPUTS * p;
          FloatVector m0 = FloatVector.fromByteBuffer(SPECIES, planes, i, ORDER);
          FloatVector m1 = FloatVector.fromByteBuffer(SPECIES, planes, i + p, ORDER);
          FloatVector m2 = FloatVector.fromByteBuffer(SPECIES, planes, i + 2 * p, ORDER);
          FloatVector m3 = FloatVector.fromByteBuffer(SPECIES, planes, i + 3 * p, ORDER);
          FloatVector m4 = FloatVector.fromByteBuffer(SPECIES, planes, i + 4 * p, ORDER);
          FloatVector m5 = FloatVector.fromByteBuffer(SPECIES, planes, i + 5 * p, ORDER);
          FloatVector ea = m1.add(m2);
          FloatVector oa = m1.sub(m2);
          FloatVector eb = m3.add(m4);
          FloatVector ob = m3.sub(m4);
          int j = y * OUTPUTS * L;
          m0.add(ea).add(eb).intoArray(half, j);
          oa.fma(a, ob.mul(B)).intoArray(half, j + L);
          ea.fma(aa, eb.mul(BB)).intoArray(half, j + 2 * L);
          oa.fma(aaa, ob.fma(bbb, m5)).intoArray(half, j + 3 * L);
        }
        int to = corners[from + tile] + c;
        FloatVector bias = FloatVector.fromArray(SPECIES, biases, c);
        for (int x = 0; x < OUTPUTS; x++) {
          int j = x * L;
          FloatVector m0 = FloatVector.fromArray(SPECIES, half, j);
          FloatVector m1 = FloatVector.fromArray(SPECIES, half, j + OUTPUTS * L);
          FloatVector m2 = FloatVector.fromArray(SPECIES, half, j + 2 * OUTPUTS * L);
          FloatVector m3 = FloatVector.fromArray(SPECIES, half, j + 3 * OUTPUTS * L);
          FloatVector m4 = FloatVector.fromArray(SPECIES, half, j + 4 * OUTPUTS * L);
          FloatVector m5 = FloatVector.fromArray(SPECIES, half, j + 5 * OUTPUTS * L);
          FloatVector ea = m1.add(m2);
          FloatVector oa = m1.sub(m2);
          FloatVector eb = m3.add(m4);
          FloatVector ob = m3.sub(m4);
          int i = to + x * channels;
          m0.add(ea).add(eb).add(bias).intoArray(image, i);
          oa.fma(a, ob.mul(B)).add(bias).intoArray(image, i + row);
          ea.fma(aa, eb.mul(BB)).add(bias).intoArray(image, i + 2 * row);
          oa.fma(aaa, ob.fma(bbb, m5)).add(bias).intoArray(image, i + 3 * row);
        }
      }
    }
  }

  @Override
  public void signalTiles(
      float[] image,
      int[] corners,
      int from,
      int tiles,
      int row,
      int channels,
      float[] sums,
      ByteBuffer planes,
      int plane) {
    int p = plane * Float.BYTES;
    FloatVector aa = FloatVector.broadcast(SPECIES, AA);
    FloatVector bb = FloatVector.broadcast(SPECIES, BB);
    for (int tile = 0; tile < tiles; tile++) {
      for (int c = 0; c < channels; c += L) {
        int at = corners[from + tile] + c;
        FloatVector sum = FloatVector.fromArray(SPECIES, sums, c);
        for (int x = 0; x < OUTPUTS; x++) {
          int i = at + x * channels;
          FloatVector e0 = FloatVector.fromArray(SPECIES, image, i);
          FloatVector e1 = FloatVector.fromArray(SPECIES, image, i + row);
          FloatVector e2 = FloatVector.fromArray(SPECIES, image, i + 2 * row);
          FloatVector e3 = FloatVector.fromArray(SPECIES, image, i + 3 * row);
          sum = sum.add(e0.add(e1).add(e2.add(e3)));
          FloatVector ea = e2.fma(aa, e0);
          FloatVector oa = e3.fma(aa, e1).mul(A);
          FloatVector eb = e2.fma(bb, e0);
          FloatVector ob = e3.fma(bb, e1).mul(B);
          int j = x * L;
          e0.intoArray(half, j);
          ea.add(oa).intoArray(half, j + OUTPUTS * L);
          ea.sub(oa).intoArray(half, j + 2 * OUTPUTS * L);
          eb.add(ob).intoArray(half, j + 3 * OUTPUTS * L);
          eb.sub(ob).intoArray(half, j + 4 * OUTPUTS * L);
          e3.intoArray(half, j + 5 * OUTPUTS * L);
        }
        sum.intoArray(sums, c);
        int to = (tile * channels + c) * Float.BYTES;
        for (int y = 0; y < INPUTS; y++) {
          int j = y * OUTPUTS * L;
          FloatVector e0 = FloatVector.fromArray(SPECIES, half, j);
          FloatVector e1 = FloatVector.fromArray(SPECIES, half, j + L);
          FloatVector e2 = FloatVector.fromArray(SPECIES, half, j + 2 * L);
          FloatVector e3 = FloatVector.fromArray(SPECIES, half, j + 3 * L);
          FloatVector ea = e2.fma(aa, e0);
          FloatVector oa = e3.fma(aa, e1).mul(A);
          FloatVector eb = e2.fma(bb, e0);
          FloatVector ob = e3.fma(bb, e1).mul(B);
          int i = to + y * INPUTS * p;
          e0.intoByteBuffer(planes, i, ORDER);
          ea.add(oa).intoByteBuffer(planes, i + p, ORDER);
          ea.sub(oa).intoByteBuffer(planes, i + 2 * p, ORDER);
          eb.add(ob).intoByteBuffer(planes, i + 3 * p, ORDER);
          eb.sub(ob).intoByteBuffer(planes, i + 4 * p, ORDER);
          e3.intoByteBuffer(planes, i + 5 * p, ORDER);
        }
      }
    }
  }
}
