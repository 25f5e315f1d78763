package org.ntklab.core.prediction;

import java.util.Optional;
import org.ntklab.core.linalg.Matrix;

/**
 * The outputs at one time of training.
 *
 * @param time t, or a number of steps; may be infinite
 * @param mean on the test points [P, O]
 * @param trainMean on the train points [N, O]
 * @param covariance between test points [P, P], shared by outputs, if it was asked for
 */
public record Prediction(double time, Matrix mean, Matrix trainMean, Optional<Matrix> covariance) {}
