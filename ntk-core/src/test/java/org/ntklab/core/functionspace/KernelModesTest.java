package org.ntklab.core.functionspace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.RandomMatrices;

class KernelModesTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void twoByTwoWithARidgeByHand() {
    KernelModes modes = KernelModes.of(Matrix.of(2, 2, 2, 1, 1, 2), 0.5);
    assertArrayEquals(new double[] {1.5, 3.5}, modes.eigenvalues(), TOLERANCE);
    assertArrayEquals(new double[] {1, 3}, modes.kernelEigenvalues(), TOLERANCE);
    assertEquals(1.5, modes.smallest(), TOLERANCE);
    assertEquals(3.5, modes.largest(), TOLERANCE);
    assertEquals(0, modes.zeros());
    assertTrue(modes.isPositiveSemidefinite());
  }

  @Test
  void coordinatesAndBack() {
    Matrix theta = RandomMatrices.gram(RandomMatrices.gaussian(13, 20, 1));
    KernelModes modes = KernelModes.of(theta, 0);
    Matrix b = RandomMatrices.gaussian(13, 3, 2);
    Matrix coordinates = modes.coordinates(b);
    assertEquals(0, RandomMatrices.distance(b, modes.combine(coordinates)), TOLERANCE);
    assertEquals(b.frobeniusNorm(), coordinates.frobeniusNorm(), TOLERANCE);
  }

  @Test
  void roundingErrorsOfARankDeficientKernelCountAsZero() {
    Matrix theta = RandomMatrices.gram(RandomMatrices.gaussian(13, 5, 3));
    KernelModes modes = KernelModes.of(theta, 0);
    assertEquals(8, modes.zeros());
    assertEquals(0, modes.eigenvalues()[7]);
    assertTrue(modes.eigenvalues()[8] > 0.1);
    assertTrue(modes.isPositiveSemidefinite());
    assertEquals(0, KernelModes.of(theta, 1e-6).zeros());
    assertEquals(8, KernelModes.of(theta, 1e-17).zeros());
    assertEquals(0, KernelModes.of(theta, 1e-17).kernelEigenvalues()[7]);
  }

  @Test
  void aNegativeEigenvalueShowsHowLargeErrorsAre() {
    KernelModes noisy = KernelModes.of(Matrix.of(3, 3, -1e-7, 0, 0, 0, 0.5e-7, 0, 0, 0, 1), 0);
    assertTrue(noisy.isPositiveSemidefinite());
    assertEquals(2, noisy.zeros());
    assertEquals(-1e-7, noisy.smallest());
    KernelModes indefinite = KernelModes.of(Matrix.of(2, 2, -1e-5, 0, 0, 1), 0);
    assertFalse(indefinite.isPositiveSemidefinite());
    assertFalse(KernelModes.of(Matrix.of(1, 1, -3), 0).isPositiveSemidefinite());
  }

  @Test
  void decomposesInTheKernelsOwnMemoryOrNoneAtAll() {
    Matrix theta = RandomMatrices.gram(RandomMatrices.gaussian(5, 5, 4));
    assertSame(theta, KernelModes.inPlace(theta, 0).vectors());
    KernelModes none = KernelModes.of(Matrix.zeros(0, 0), 1);
    assertEquals(0, none.largest());
    assertEquals(0, none.smallest());
    assertTrue(none.isPositiveSemidefinite());
  }
}
