package org.ntklab.core.gram;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/** Numbers in memory, in either {@link Storage}, used as doubles. Views; share their memory. */
sealed interface Entries {
  /** Copies numbers out. The buffer is modified from {@code targetAt} on, not its position. */
  void get(int at, DoubleBuffer target, int targetAt, int count);

  /** Copies numbers in, rounded to what is stored. The buffer is not modified. */
  void put(int at, DoubleBuffer source, int sourceAt, int count);

  /** Copies numbers out. The array is modified from {@code targetAt} on. */
  void get(int at, double[] target, int targetAt, int count);

  /** Copies the first numbers of an array in, rounded to what is stored. It is not modified. */
  void put(int at, double[] source, int count);

  /** Copies numbers of the same storage in, bit for bit. */
  void put(int at, Entries source, int sourceAt, int count);

  /** Double precision. */
  record Doubles(DoubleBuffer values) implements Entries {
    @Override
    public void get(int at, DoubleBuffer target, int targetAt, int count) {
      target.put(targetAt, values, at, count);
    }

    @Override
    public void put(int at, DoubleBuffer source, int sourceAt, int count) {
      values.put(at, source, sourceAt, count);
    }

    @Override
    public void get(int at, double[] target, int targetAt, int count) {
      values.get(at, target, targetAt, count);
    }

    @Override
    public void put(int at, double[] source, int count) {
      values.put(at, source, 0, count);
    }

    @Override
    public void put(int at, Entries source, int sourceAt, int count) {
      values.put(at, ((Doubles) source).values, sourceAt, count);
    }
  }

  /** Single precision. */
  record Floats(FloatBuffer values) implements Entries {
    @Override
    public void get(int at, DoubleBuffer target, int targetAt, int count) {
      for (int i = 0; i < count; i++) {
        target.put(targetAt + i, values.get(at + i));
      }
    }

    @Override
    public void put(int at, DoubleBuffer source, int sourceAt, int count) {
      for (int i = 0; i < count; i++) {
        values.put(at + i, (float) source.get(sourceAt + i));
      }
    }

    @Override
    public void get(int at, double[] target, int targetAt, int count) {
      for (int i = 0; i < count; i++) {
        target[targetAt + i] = values.get(at + i);
      }
    }

    @Override
    public void put(int at, double[] source, int count) {
      for (int i = 0; i < count; i++) {
        values.put(at + i, (float) source[i]);
      }
    }

    @Override
    public void put(int at, Entries source, int sourceAt, int count) {
      values.put(at, ((Floats) source).values, sourceAt, count);
    }
  }
}
