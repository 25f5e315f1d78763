package org.ntklab.core.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Independent random streams by name, all derived from one seed.
 *
 * <p>A stream starts at SHA-256(seed, name), its first 64 bits, in the generator L64X128MixRandom,
 * so streams of different names or seeds do not overlap in practice, and asking for one never moves
 * another. The same name gives the same numbers wherever it is asked for: weights of two
 * parametrisations with one seed start from the same standard normal draws.
 *
 * @param seed the root seed of a run
 */
public record RandomStreams(long seed) {
  private static final String ALGORITHM = "L64X128MixRandom";

  /** A fresh generator at the start of the named stream: {@code weights/dense-1/W}. */
  public RandomGenerator stream(String name) {
    // From a long: what a seed of bytes leads to is not the same in JDK 17 and 25.
    return RandomGeneratorFactory.of(ALGORITHM).create(derivedSeed(name));
  }

  /** Streams of their own, whose seed is derived by name: {@code draws/3} of an ensemble. */
  public RandomStreams branch(String name) {
    return new RandomStreams(derivedSeed("branch/" + name));
  }

  private long derivedSeed(String name) {
    byte[] label = name.getBytes(StandardCharsets.UTF_8);
    byte[] input = ByteBuffer.allocate(Long.BYTES + label.length).putLong(seed).put(label).array();
    return ByteBuffer.wrap(sha256(input)).getLong();
  }

  /**
   * Standard normal draws from the start of the named stream, by the polar method: {@code
   * nextGaussian} is not the same in JDK 17 and 25.
   */
  public double[] normals(String name, int count) {
    RandomGenerator generator = stream(name);
    double[] draws = new double[count];
    for (int i = 0; i < count; i += 2) {
      double u;
      double v;
      double s;
      do {
        u = symmetric(generator);
        v = symmetric(generator);
        s = u * u + v * v;
      } while (s >= 1 || s == 0);
      double factor = Math.sqrt(-2 * StrictMath.log(s) / s);
      draws[i] = factor * u;
      if (i + 1 < count) {
        draws[i + 1] = factor * v;
      }
    }
    return draws;
  }

  /** A uniformly random order of 0 … count − 1 (Fisher–Yates) from the named stream. */
  public int[] permutation(String name, int count) {
    RandomGenerator generator = stream(name);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = generator.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** Uniform in [−1, 1), from the upper 53 bits of a long. */
  private static double symmetric(RandomGenerator generator) {
    return (generator.nextLong() >> 11) * 0x1.0p-52;
  }

  private static byte[] sha256(byte[] input) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(input);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
