package org.ntklab.core.network;

/** Numbers of a {@link NetworkState}, float64 or float32, kept to the bit. */
public final class StateArray {
  private final double[] doubles;
  private final float[] floats;

  private StateArray(double[] doubles, float[] floats) {
    this.doubles = doubles;
    this.floats = floats;
  }

  /** These numbers; not copied, and not to be modified any more. */
  public static StateArray of(double... numbers) {
    return new StateArray(numbers, null);
  }

  /** These numbers; not copied, and not to be modified any more. */
  public static StateArray of(float... numbers) {
    return new StateArray(null, numbers);
  }

  /** Whether it holds float64; else float32. */
  public boolean isDouble() {
    return doubles != null;
  }

  /** How many numbers. */
  public int length() {
    return isDouble() ? doubles.length : floats.length;
  }

  /**
   * The numbers themselves; not to be modified.
   *
   * @throws IllegalStateException if they are float32
   */
  public double[] doubles() {
    if (!isDouble()) {
      throw new IllegalStateException("the state holds float32 where float64 was asked for");
    }
    return doubles;
  }

  /**
   * The numbers themselves; not to be modified.
   *
   * @throws IllegalStateException if they are float64
   */
  public float[] floats() {
    if (isDouble()) {
      throw new IllegalStateException("the state holds float64 where float32 was asked for");
    }
    return floats;
  }
}
