package org.ntklab.models.layers.dense;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.contraction.LayerMemory;
import org.ntklab.models.contraction.OuterTerm;
import org.ntklab.models.contraction.TangentRule;
import org.ntklab.models.finite.FiniteRule;
import org.ntklab.models.finite.LayerUpdaters;
import org.ntklab.models.plan.StepRule;
import org.ntklab.models.tangent.LayerKernel;
import org.ntklab.models.tangent.OuterProducts;
import org.ntklab.models.tangent.Rates;
import org.ntklab.models.tangent.Signals;

/** A DL4J dense layer without activation, and its factored tangent kernel. */
final class DenseRule implements FiniteRule {
  @Override
  public void addTo(GraphBuilder builder, GraphNode node, String[] inputs, LayerUpdaters updaters) {
    boolean bias = node.weights().size() > 1;
    DenseLayer.Builder layer =
        new DenseLayer.Builder()
            .nIn(node.weights().get(0).fanIn())
            .nOut(node.weights().get(0).fanOut())
            .hasBias(bias)
            .activation(new ActivationIdentity())
            .updater(updaters.of("W"));
    if (bias) {
      layer.biasUpdater(updaters.of("b"));
    }
    builder.addLayer(node.name(), layer.build(), inputs);
  }

  @Override
  public Optional<StepRule> step() {
    return Optional.of(DenseStep::new);
  }

  @Override
  public Optional<TangentRule> contraction() {
    return Optional.of(
        (x, x2, rates, mean, threads) ->
            List.of(
                () ->
                    new OuterTerm(
                        side(x),
                        side(x2),
                        x.outputs(),
                        rates.of("W"),
                        rates.of("b"),
                        mean,
                        List.of())));
  }

  private static OuterTerm.Side side(LayerMemory x) {
    return new OuterTerm.Side(
        x.examples(), Optional.of(x.inputs()), x.inputSize(), x.signals(), x.outputSize());
  }

  /**
   * Σ over W and b of rate · ⟨∇ h_o(x), ∇ h_o′(x′)⟩ = (rate_W · A A′ᵀ + rate_b) ⊗ B B′ᵀ.
   *
   * <p>Cost N·N′·fanIn + N·N′·O²·fanOut multiplications; no gradient of a weight is ever formed.
   */
  @Override
  @Reference(key = "novak2022", where = "Section 3.2, structured derivatives")
  public LayerKernel tangent(Signals x, Signals x2, Rates rates) {
    Matrix inputs = product(x.inputs(), x2.inputs());
    inputs.scale(rates.of("W"));
    double bias = rates.of("b");
    if (bias != 0) {
      for (int i = 0; i < inputs.rows(); i++) {
        for (int j = 0; j < inputs.columns(); j++) {
          inputs.set(i, j, inputs.get(i, j) + bias);
        }
      }
    }
    return new OuterProducts(inputs, x.signals(), x2.signals());
  }

  private static Matrix product(Matrix a, Matrix b) {
    Matrix result = Matrix.zeros(a.rows(), b.rows());
    if (a == b) {
      Blas.syrk(false, 1, a, 0, result);
    } else {
      Blas.gemm(false, true, 1, a, b, 0, result);
    }
    return result;
  }
}
