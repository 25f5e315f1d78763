package org.ntklab.models.layers;

import java.util.List;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.models.ModelsModule;
import org.ntklab.models.activations.ShippedActivations;
import org.ntklab.models.layers.attention.AttentionKind;
import org.ntklab.models.layers.batchnorm.BatchNorm;
import org.ntklab.models.layers.conv.ConvolutionKind;
import org.ntklab.models.layers.dense.DenseKind;
import org.ntklab.models.layers.diagonal.DiagonalKind;
import org.ntklab.models.layers.dropout.Dropout;
import org.ntklab.models.layers.flatten.Flatten;
import org.ntklab.models.layers.identity.Identity;
import org.ntklab.models.layers.norm.LayerNorm;
import org.ntklab.models.layers.parallel.ParallelKind;
import org.ntklab.models.layers.pool.GlobalAveragePool;
import org.ntklab.models.layers.pool.PoolKind;
import org.ntklab.models.layers.repeat.Repeat;
import org.ntklab.models.layers.scale.Scale;

/** The shipped layer kinds and activations, and the finite networks that they make. */
public final class LayersPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "layers";
  }

  @Override
  public String version() {
    return Provenance.version();
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "layer kinds, activations, and finite networks on Deeplearning4j";
  }

  @Override
  public List<String> references() {
    return List.of("jacot2018", "novak2022");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .install(new ModelsModule())
        .addKind(ExtensionPoint.LAYER, "attention", AttentionKind.class)
        .addKind(ExtensionPoint.LAYER, "average-pool", PoolKind.Average.class)
        .addKind(ExtensionPoint.LAYER, "batch-norm", BatchNorm.OfOptions.class)
        .addKind(ExtensionPoint.LAYER, "conv", ConvolutionKind.class)
        .addKind(ExtensionPoint.LAYER, "dense", DenseKind.class)
        .addKind(ExtensionPoint.LAYER, "diagonal", DiagonalKind.class)
        .addKind(ExtensionPoint.LAYER, "dropout", Dropout.OfOptions.class)
        .addKind(ExtensionPoint.LAYER, "flatten", Flatten.FlattenKind.class)
        .addKind(ExtensionPoint.LAYER, "global-average-pool", GlobalAveragePool.OfOptions.class)
        .addKind(ExtensionPoint.LAYER, "identity", Identity.IdentityKind.class)
        .addKind(ExtensionPoint.LAYER, "layer-norm", LayerNorm.OfOptions.class)
        .addKind(ExtensionPoint.LAYER, "max-pool", PoolKind.Max.class)
        .addKind(ExtensionPoint.LAYER, "parallel", ParallelKind.class)
        .addKind(ExtensionPoint.LAYER, "repeat", Repeat.RepeatKind.class)
        .addKind(ExtensionPoint.LAYER, "scale", Scale.OfOptions.class)
        .addKind(ExtensionPoint.LAYER, "sum-pool", PoolKind.Sum.class);
    ShippedActivations.contribute(contributions);
  }
}
