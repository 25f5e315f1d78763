package org.ntklab.models.kernel;

import org.ntklab.core.reference.Reference;

/**
 * What a layer does at infinite width to the covariance K and the tangent kernel Θ of two examples,
 * each between every position of the one and every position of the other.
 *
 * <p>There are six ways: on every entry by itself ({@link PointwiseRule}, and {@link ScaleRule} for
 * a constant factor); through random weights, over a window that slides along both positions
 * together ({@link AffineRule}); averaging over windows of both positions independently ({@link
 * PoolRule}); averaging over equal positions ({@link FlattenRule}); averaging with weights that
 * depend on the example ({@link MixingRule}). A plugin that adds a layer kind picks from them.
 */
@Reference(key = "novak2020", where = "Section 3")
public sealed interface KernelRule
    permits PointwiseRule, ScaleRule, AffineRule, PoolRule, FlattenRule, MixingRule {}
