package org.ntklab.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  private static final int MANY = 100_000;
  private static final double FIVE_SIGMA = 5 / Math.sqrt(MANY);

  private final RandomStreams streams = new RandomStreams(7);

  @Test
  void aStreamDependsOnSeedAndNameAlone() {
    double[] first = streams.normals("a", 5);
    streams.stream("b").nextLong();
    assertArrayEquals(first, streams.normals("a", 5));
    assertArrayEquals(first, Arrays.copyOf(streams.normals("a", 50), 5));
    assertFalse(Arrays.equals(first, streams.normals("b", 5)));
    assertFalse(Arrays.equals(first, new RandomStreams(8).normals("a", 5)));
  }

  /** Written down once: the same on JDK 17 and 25, where nextGaussian is not. */
  @Test
  void drawsAreTheSameOnEveryJdk() {
    assertArrayEquals(
        new double[] {-0.14111970461893558, -0.7789858756185812, -0.9638354792511215},
        streams.normals("a", 3));
    assertArrayEquals(new int[] {9, 4, 1, 2, 3, 5, 6, 7, 8, 0}, streams.permutation("p", 10));
    assertEquals(1055248626722577405L, streams.stream("b").nextLong());
    long digest = 0;
    for (double draw : streams.normals("big", 1_000_000)) {
      digest = digest * 31 + Double.doubleToLongBits(draw);
    }
    for (int row : streams.permutation("q", 1_000_000)) {
      digest = digest * 31 + row;
    }
    assertEquals(8296731918043344059L, digest);
  }

  @Test
  void branchesHaveStreamsOfTheirOwn() {
    RandomStreams branch = streams.branch("draws/1");
    assertEquals(branch, streams.branch("draws/1"));
    assertFalse(branch.equals(streams.branch("draws/2")));
    assertFalse(Arrays.equals(streams.normals("a", 5), branch.normals("a", 5)));
    double[] own = streams.normals("a", MANY);
    assertEquals(0, product(own, branch.normals("a", MANY)), FIVE_SIGMA);
  }

  @Test
  void streamsAreStandardNormalAndUncorrelated() {
    double[] a = streams.normals("a", MANY);
    double[] b = streams.normals("b", MANY);
    assertEquals(0, DoubleStream.of(a).average().orElseThrow(), FIVE_SIGMA);
    assertEquals(1, product(a, a), FIVE_SIGMA * Math.sqrt(2));
    assertEquals(0, product(a, b), FIVE_SIGMA);
  }

  @Test
  void aPermutationHoldsEveryNumberOnceAndIsUniform() {
    assertArrayEquals(
        IntStream.range(0, 13).toArray(),
        IntStream.of(streams.permutation("p", 13)).sorted().toArray());
    int[] firsts = new int[3];
    for (int i = 0; i < 3000; i++) {
      firsts[new RandomStreams(i).permutation("p", 3)[0]]++;
    }
    for (int count : firsts) {
      assertEquals(1000, count, 5 * Math.sqrt(3000 * 2.0 / 9));
    }
  }

  private static double product(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).average().orElseThrow();
  }
}
