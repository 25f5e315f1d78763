package org.ntklab.core.experiment;

import java.util.OptionalInt;
import org.ntklab.core.optimiser.Optimiser;

/**
 * How a network is trained.
 *
 * @param optimiser the rule of a step
 * @param learningRate how η is chosen
 * @param batch examples in a step; empty for all
 * @param until when it ends
 * @param outputScale α: the trained function is f = α·h, or α·(h − h₀) when centred; rates are
 *     divided by α², so that η and Θ₀ mean the same at any α
 * @param centred whether the outputs at the start are taken off
 */
public record TrainingSpec(
    Optimiser optimiser,
    LearningRate learningRate,
    OptionalInt batch,
    Until until,
    double outputScale,
    boolean centred) {}
