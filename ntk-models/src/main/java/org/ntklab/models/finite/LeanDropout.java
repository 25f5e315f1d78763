package org.ntklab.models.finite;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.DropoutLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Dropout whose masks come from a named stream and are drawn in steps of training alone, where
 * DL4J's come from its global generator in every pass that it calls training.
 *
 * <p>Entries are kept with the probability r and then multiplied by 1/r.
 */
@SuppressWarnings("serial")
final class LeanDropout extends DropoutLayer implements LeanLayer {
  private static final double UNIT = 0x1.0p-53;
  private static final int UNUSED_BITS = 11;

  private final double keep;
  private final transient Scratch values = new Scratch();
  private final transient Scratch errors = new Scratch();
  private transient Optional<Supplier<RandomGenerator>> stream = Optional.empty();

  /** 0 or 1/r for each entry of the batch; empty in measurements. */
  private double[] factors = {};

  LeanDropout(DropoutLayer plain, DataType type) {
    super(plain.conf(), type);
    this.keep = ((Dropout) plain.layerConf().getIDropout()).getP();
    setIndex(plain.getIndex());
    setListeners(plain.getListeners());
  }

  @Override
  public void beginStep(Supplier<RandomGenerator> generator) {
    stream = Optional.of(generator);
  }

  @Override
  public void endStep() {
    stream = Optional.empty();
    factors = new double[0];
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray x = NativeArrays.rowMajor(input);
    factors =
        stream.map(generator -> draw(generator.get(), (int) x.length())).orElse(new double[0]);
    return masked(x, values);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    return new Pair<>(new DefaultGradient(), masked(NativeArrays.rowMajor(epsilon), errors));
  }

  /** A copy, since DL4J may add to what it is given. */
  private INDArray masked(INDArray from, Scratch scratch) {
    INDArray to = scratch.get(from.dataType(), from.size(0), from.size(1));
    double[] numbers = new double[(int) from.length()];
    new ArrayValues(from).get(0, numbers);
    for (int i = 0; i < factors.length; i++) {
      numbers[i] *= factors[i];
    }
    new ArrayValues(to).put(0, numbers);
    return to;
  }

  private double[] draw(RandomGenerator generator, int count) {
    double[] drawn = new double[count];
    for (int i = 0; i < count; i++) {
      // From a long: the same in every JDK.
      double uniform = (generator.nextLong() >>> UNUSED_BITS) * UNIT;
      drawn[i] = uniform < keep ? 1 / keep : 0;
    }
    return drawn;
  }

  @Override
  public void free() {
    values.free();
    errors.free();
  }
}
