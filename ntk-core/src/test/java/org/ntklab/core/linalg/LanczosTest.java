package org.ntklab.core.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
  private static final double TOLERANCE = 1e-10;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 13, 64, 207})
  void agreesWithTheFullDecomposition(int n) {
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(n, 2 * n, 1));
    double expected = SymmetricEigen.of(gram).values()[n - 1];
    Lanczos.Largest found = largest(gram);
    assertTrue(found.converged(), found::toString);
    assertEquals(expected, found.value(), TOLERANCE * expected);
    assertTrue(found.residual() <= TOLERANCE * expected);
  }

  @Test
  void stopsLongBeforeTheDimensionWhereOneEigenvalueStandsOut() {
    Matrix mean = Matrix.zeros(207, 1).fill(1);
    Matrix gram =
        RandomMatrices.gram(mean)
            .addScaled(0.01, RandomMatrices.gram(RandomMatrices.gaussian(207, 207, 2)));
    assertTrue(largest(gram).iterations() < 20);
  }

  @Test
  void duplicateRowsAndMultipleTopEigenvaluesAreFound() {
    Matrix rows = RandomMatrices.gaussian(13, 5, 3);
    Matrix twice = Matrix.zeros(26, 5);
    twice.rowRange(0, 13).assign(rows);
    twice.rowRange(13, 26).assign(rows);
    double expected = 2 * SymmetricEigen.of(RandomMatrices.gram(rows)).values()[12];
    assertEquals(expected, largest(RandomMatrices.gram(twice)).value(), TOLERANCE * expected);
    assertEquals(1, largest(Matrix.identity(26)).value(), TOLERANCE);
  }

  @Test
  void everyStepIsHeardAndMayEndIt() {
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(64, 64, 7));
    List<Double> residuals = new ArrayList<>();
    Lanczos.Largest found =
        Lanczos.largest(
            new MatrixOperator(gram),
            TOLERANCE,
            1000,
            (iterations, residual) -> {
              residuals.add(residual);
              assertEquals(residuals.size(), iterations);
            });
    assertEquals(found.iterations(), residuals.size());
    assertEquals(found.residual() / found.value(), residuals.get(residuals.size() - 1));
    assertTrue(residuals.get(0) > 0.1, residuals::toString);
    assertThrows(
        CancellationException.class,
        () ->
            Lanczos.largest(
                new MatrixOperator(gram),
                TOLERANCE,
                1000,
                (iterations, residual) -> {
                  throw new CancellationException();
                }));
  }

  @Test
  void zeroAndEmptyOperatorsHaveEigenvalueZero() {
    Lanczos.Largest zero = largest(Matrix.zeros(13, 13));
    assertEquals(0, zero.value());
    assertEquals(1, zero.iterations());
    assertTrue(zero.converged());
    assertEquals(0, largest(Matrix.zeros(0, 0)).value());
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-200, 1e-16, 1e150})
  void toleranceIsRelative(double scale) {
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(64, 64, 4));
    double expected = scale * SymmetricEigen.of(gram).values()[63];
    assertEquals(expected, largest(gram.copy().scale(scale)).value(), TOLERANCE * expected);
  }

  @Test
  void runsOutOfIterationsWithALowerBoundAndItsResidual() {
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(64, 64, 5));
    double expected = SymmetricEigen.of(gram).values()[63];
    Lanczos.Largest found = Lanczos.largest(new MatrixOperator(gram), TOLERANCE, 4);
    assertFalse(found.converged());
    assertEquals(4, found.iterations());
    assertTrue(found.value() < expected && found.value() > 0.5 * expected);
    assertTrue(found.residual() > TOLERANCE * expected);
  }

  @Test
  void nanOfTheOperatorIsReportedAsSuch() {
    Lanczos.Largest found = largest(Matrix.zeros(3, 3).fill(Double.NaN));
    assertTrue(Double.isNaN(found.value()));
    assertFalse(found.converged());
  }

  @Test
  void isDeterministic() {
    Matrix gram = RandomMatrices.gram(RandomMatrices.gaussian(64, 64, 6));
    assertEquals(largest(gram), largest(gram));
  }

  @Test
  void rectangularOperatorsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> largest(Matrix.zeros(2, 3)));
  }

  private static Lanczos.Largest largest(Matrix matrix) {
    return Lanczos.largest(new MatrixOperator(matrix), TOLERANCE, 1000);
  }
}
