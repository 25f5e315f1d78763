package org.ntklab.models.layers.conv;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.ntklab.models.finite.ArrayTranspose;
import org.ntklab.models.finite.Scratch;

/**
 * The memory that a convolution uses again and again: whole batches with examples as rows, blocks
 * of a few examples side by side, {@code [size, B]}, and patches of a range of windows.
 */
final class ConvolutionMemory {
  /** B: what is copied is a multiple of it, and transposes are quick. */
  private static final int EXAMPLES = 16;

  /** Of the patches that are made at a time: with the weights they stay in cache. */
  private static final int VALUES = 1 << 17;

  private final Patches patches;
  private final DataType type;
  private final int windows;
  private final Scratch outputs = new Scratch();
  private final Scratch errors = new Scratch();
  private final Scratch inputBlock = new Scratch();
  private final Scratch outputBlock = new Scratch();
  private final Scratch errorBlock = new Scratch();
  private final Scratch columns = new Scratch();

  ConvolutionMemory(Patches patches, DataType type) {
    this.patches = patches;
    this.type = type;
    int fitting = VALUES / EXAMPLES / patches.rows();
    this.windows = Math.max(1, Math.min(patches.columns(), fitting));
  }

  /** Examples in a block, but for the last one, B. */
  int examples() {
    return EXAMPLES;
  }

  /** Windows whose patches are made at a time, but for the last ones. */
  int windows() {
    return windows;
  }

  /** z of a batch. */
  INDArray outputs(int n, int size) {
    return outputs.get(type, n, size);
  }

  /** ∂x of a batch. */
  INDArray errors(int n, int size) {
    return errors.get(type, n, size);
  }

  /** Rows of a batch of inputs, side by side. */
  INDArray inputsOf(INDArray x, int first, int examples) {
    return take(x, first, examples, patches.inputs(), inputBlock);
  }

  /** Rows of a batch of signals, side by side. */
  INDArray signalsOf(INDArray e, int first, int examples, int channels) {
    return take(e, first, examples, channels * patches.columns(), outputBlock);
  }

  /** A block of outputs, to be filled. */
  INDArray outputBlock(int channels) {
    return outputBlock.get(type, (long) channels * patches.columns(), EXAMPLES);
  }

  /** A block of ∂x, to be filled. */
  INDArray errorBlock() {
    return errorBlock.get(type, patches.inputs(), EXAMPLES);
  }

  /** Patches of a range of windows, to be filled. */
  INDArray patches() {
    return columns.get(type, patches.rows(), (long) windows * EXAMPLES);
  }

  /** Puts a block into rows of a batch. */
  void put(INDArray block, INDArray batch, int first, int examples) {
    ArrayTranspose.put(block, batch, first, examples);
  }

  void free() {
    outputs.free();
    errors.free();
    inputBlock.free();
    outputBlock.free();
    errorBlock.free();
    columns.free();
  }

  private INDArray take(INDArray batch, int first, int examples, int size, Scratch into) {
    INDArray block = into.get(type, size, EXAMPLES);
    ArrayTranspose.take(batch, first, examples, block);
    return block;
  }
}
