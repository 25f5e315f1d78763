package org.ntklab.models.activations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.ntklab.core.activation.Activation;

/** What every activation owes to training and to the quadrature; a plugin's test extends it. */
abstract class ActivationContract {
  /** Differences of five points: rounding over the step, and its fourth power. */
  private static final double DIFFERENCE_TOLERANCE = 1e-9;

  private static final double STEP = 1e-3;

  /** Half a step over which a smooth function moves far less than the root of it. */
  private static final double JUMP = 1e-9;

  /** One rounding to float of the value, and a few in a loop that counts in float throughout. */
  private static final float FLOAT_TOLERANCE = 4 * 0x1p-24f;

  /** Also empty, odd, and longer than a vectorised loop's blocks. */
  private static final int[] SIZES = {0, 1, 13, 207, 4098};

  private static final int OFFSET = 3;

  /** Activations to hold to the contract, by a name for messages. */
  abstract Map<String, Activation> activations();

  @TestFactory
  Stream<DynamicNode> contract() {
    return activations().entrySet().stream()
        .map(entry -> dynamicContainer(entry.getKey(), properties(entry.getValue())));
  }

  private Stream<DynamicNode> properties(Activation f) {
    return Stream.of(
        dynamicTest("derivativeIsTheLimitOfDifferences", () -> derivativeMatches(f)),
        dynamicTest("jumpsAreToldOf", () -> jumpsAreToldOf(f)),
        dynamicTest("nanIsHandedOn", () -> nanIsHandedOn(f)),
        dynamicTest("largeInputsGiveNoNan", () -> largeInputsGiveNoNan(f)),
        dynamicTest("bothZerosAreOnePoint", () -> bothZerosAreOnePoint(f)),
        dynamicTest("equalOptionsAreEqual", () -> equalOptionsAreEqual(f)),
        dynamicTest("doubleLoopsEqualTheFunction", () -> doubleLoopsEqualTheFunction(f)),
        dynamicTest("doubleLoopsWorkInPlace", () -> doubleLoopsWorkInPlace(f)),
        dynamicTest("floatLoopsRoundTheFunction", () -> floatLoopsRoundTheFunction(f)),
        dynamicTest("floatLoopsWorkInPlace", () -> floatLoopsWorkInPlace(f)));
  }

  /** Kinks and jumps stand at zero, so no difference may reach over it. */
  private static void derivativeMatches(Activation f) {
    for (int i = -300; i <= 300; i++) {
      double x = (i + 0.5) / 50;
      double difference =
          (8 * (f.value(x + STEP) - f.value(x - STEP))
                  - (f.value(x + 2 * STEP) - f.value(x - 2 * STEP)))
              / (12 * STEP);
      double size = 1 + Math.abs(difference) + Math.abs(f.value(x));
      assertEquals(difference, f.derivative(x), DIFFERENCE_TOLERANCE * size, "at " + x);
    }
  }

  private static void jumpsAreToldOf(Activation f) {
    double[] kinks = f.kinks();
    for (int i = 1; i < kinks.length; i++) {
      assertTrue(kinks[i - 1] < kinks[i], "kinks ascend");
    }
    for (int i = -60; i <= 60; i++) {
      double x = i / 10.0;
      double before = x - JUMP;
      double after = x + JUMP;
      double size = 1 + Math.abs(f.value(x)) + Math.abs(f.derivative(x));
      double jump =
          Math.max(
              Math.abs(f.value(after) - f.value(before)),
              Math.abs(f.derivative(after) - f.derivative(before)));
      boolean known = Arrays.stream(kinks).anyMatch(kink -> before < kink && kink < after);
      assertTrue(known || jump < Math.sqrt(JUMP) * size, "at " + x);
    }
  }

  private static void nanIsHandedOn(Activation f) {
    double negativeNan = Double.longBitsToDouble(0xfff8000000000000L);
    for (double nan : new double[] {Double.NaN, negativeNan}) {
      assertTrue(Double.isNaN(f.value(nan)), "value");
      assertTrue(Double.isNaN(f.derivative(nan)), "derivative");
      DoubleBuffer x = DoubleBuffer.wrap(new double[] {nan, 1, nan});
      DoubleBuffer y = DoubleBuffer.allocate(3);
      f.values(x, y);
      assertTrue(Double.isNaN(y.get(0)) && Double.isNaN(y.get(2)), "values");
      f.backward(x, DoubleBuffer.wrap(new double[] {0, 1, 2}), y);
      assertTrue(Double.isNaN(y.get(0)) && Double.isNaN(y.get(2)), "backward");
      f.backward(DoubleBuffer.wrap(new double[] {-2, 0, 2}), DoubleBuffer.wrap(nans()), y);
      assertTrue(Double.isNaN(y.get(0)) && Double.isNaN(y.get(1)), "backward of NaN");
    }
    for (float nan : new float[] {Float.NaN, Float.intBitsToFloat(0xffc00000)}) {
      FloatBuffer x = FloatBuffer.wrap(new float[] {nan, 1});
      FloatBuffer y = FloatBuffer.allocate(2);
      f.values(x, y);
      assertTrue(Float.isNaN(y.get(0)), "float values");
      f.backward(x, FloatBuffer.wrap(new float[] {1, 1}), y);
      assertTrue(Float.isNaN(y.get(0)), "float backward");
    }
  }

  private static double[] nans() {
    return new double[] {Double.NaN, Double.NaN, Double.NaN};
  }

  private static void largeInputsGiveNoNan(Activation f) {
    for (double size : new double[] {Double.MIN_VALUE, 30, 750, 1e10, 1e60}) {
      for (double x : new double[] {size, -size}) {
        assertFalse(Double.isNaN(f.value(x)), "value at " + x);
        assertFalse(Double.isNaN(f.derivative(x)), "derivative at " + x);
      }
    }
  }

  private static void bothZerosAreOnePoint(Activation f) {
    assertTrue(f.value(0.0) == f.value(-0.0), "value");
    assertTrue(f.derivative(0.0) == f.derivative(-0.0), "derivative");
  }

  private void equalOptionsAreEqual(Activation f) {
    Activation twin = activations().values().stream().filter(f::equals).findAny().orElseThrow();
    assertNotSame(twin, f, "the contract makes each activation anew");
    assertEquals(twin.hashCode(), f.hashCode());
  }

  private static void doubleLoopsEqualTheFunction(Activation f) {
    for (int n : SIZES) {
      double[] inputs = inputs(n);
      DoubleBuffer x = doubles(inputs, OFFSET);
      DoubleBuffer y = doubles(new double[n], OFFSET + 1);
      DoubleBuffer dy = doubles(signals(n), OFFSET + 2);
      f.values(x, y);
      for (int i = 0; i < n; i++) {
        assertSame(f.value(inputs[i]), y.get(y.position() + i), "value at " + inputs[i]);
      }
      assertMarginsUntouched(y);
      f.backward(x, dy, y);
      for (int i = 0; i < n; i++) {
        double signal = dy.get(dy.position() + i);
        double expected = f.derivative(inputs[i]) * signal;
        assertSame(expected, y.get(y.position() + i), "derivative at " + inputs[i]);
        assertEquals(inputs[i], x.get(x.position() + i), "x is only read");
      }
      assertMarginsUntouched(y);
      assertEquals(List.of(OFFSET, n), List.of(x.position(), x.remaining()));
    }
  }

  private static void doubleLoopsWorkInPlace(Activation f) {
    for (int n : SIZES) {
      double[] inputs = inputs(n);
      double[] signals = signals(n);
      DoubleBuffer values = doubles(inputs, OFFSET);
      DoubleBuffer overSignal = doubles(signals, 0);
      DoubleBuffer overInput = doubles(inputs, OFFSET);
      f.values(values, values);
      f.backward(doubles(inputs, OFFSET), overSignal, overSignal);
      f.backward(overInput, doubles(signals, 0), overInput);
      for (int i = 0; i < n; i++) {
        double dx = f.derivative(inputs[i]) * signals[i];
        assertSame(f.value(inputs[i]), values.get(OFFSET + i), "values");
        assertSame(dx, overSignal.get(i), "backward over dy");
        assertSame(dx, overInput.get(OFFSET + i), "backward over x");
      }
    }
  }

  private static void floatLoopsRoundTheFunction(Activation f) {
    for (int n : SIZES) {
      FloatBuffer x = floats(inputs(n), OFFSET);
      FloatBuffer y = floats(new double[n], OFFSET + 1);
      FloatBuffer dy = floats(signals(n), OFFSET + 2);
      f.values(x, y);
      for (int i = 0; i < n; i++) {
        assertRounded(f.value(x.get(OFFSET + i)), y.get(OFFSET + 1 + i));
      }
      f.backward(x, dy, y);
      for (int i = 0; i < n; i++) {
        double expected = f.derivative(x.get(OFFSET + i)) * dy.get(OFFSET + 2 + i);
        assertRounded(expected, y.get(OFFSET + 1 + i));
      }
      assertEquals(7f, y.get(y.position() - 1), "before the position");
      assertEquals(7f, y.duplicate().limit(y.capacity()).get(y.limit()), "after the limit");
    }
  }

  private static void floatLoopsWorkInPlace(Activation f) {
    for (int n : SIZES) {
      FloatBuffer x = floats(inputs(n), OFFSET);
      FloatBuffer apart = floats(new double[n], 0);
      FloatBuffer values = floats(inputs(n), OFFSET);
      f.values(x, apart);
      f.values(values, values);
      assertEquals(apart, values);
      FloatBuffer overSignal = floats(signals(n), 1);
      FloatBuffer overInput = floats(inputs(n), OFFSET);
      f.backward(x, floats(signals(n), 1), apart);
      f.backward(x, overSignal, overSignal);
      f.backward(overInput, floats(signals(n), 1), overInput);
      assertEquals(apart, overSignal);
      assertEquals(apart, overInput);
    }
  }

  /** Equal as numbers, zeros of both signs included, or both NaN. */
  private static void assertSame(double expected, double actual, String what) {
    assertTrue(
        expected == actual || (Double.isNaN(expected) && Double.isNaN(actual)),
        () -> what + ": expected " + expected + ", found " + actual);
  }

  private static void assertRounded(double expected, float actual) {
    double tolerance = FLOAT_TOLERANCE * Math.abs(expected) + Float.MIN_NORMAL;
    assertEquals(expected, actual, tolerance);
  }

  private static void assertMarginsUntouched(DoubleBuffer y) {
    assertEquals(7.0, y.get(y.position() - 1), "before the position");
    assertEquals(7.0, y.duplicate().limit(y.capacity()).get(y.limit()), "after the limit");
  }

  /** Normal numbers, with both zeros, ±1 and the smallest ones strewn in. */
  private static double[] inputs(int n) {
    double[] special = {0.0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE};
    Random random = new Random(n);
    double[] inputs = new double[n];
    for (int i = 0; i < n; i++) {
      inputs[i] = i % 5 == 2 ? special[(i / 5) % special.length] : 2 * random.nextGaussian();
    }
    return inputs;
  }

  private static double[] signals(int n) {
    return new Random(-1 - n).doubles(n, -1, 1).toArray();
  }

  private static DoubleBuffer doubles(double[] numbers, int offset) {
    ByteBuffer memory = ByteBuffer.allocateDirect((numbers.length + offset + 1) * Double.BYTES);
    DoubleBuffer buffer = memory.order(ByteOrder.nativeOrder()).asDoubleBuffer();
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, 7);
    }
    return buffer.put(offset, numbers).limit(offset + numbers.length).position(offset);
  }

  private static FloatBuffer floats(double[] numbers, int offset) {
    ByteBuffer memory = ByteBuffer.allocateDirect((numbers.length + offset + 1) * Float.BYTES);
    FloatBuffer buffer = memory.order(ByteOrder.nativeOrder()).asFloatBuffer();
    for (int i = 0; i < buffer.capacity(); i++) {
      boolean inside = i >= offset && i < offset + numbers.length;
      buffer.put(i, inside ? (float) numbers[i - offset] : 7);
    }
    return buffer.limit(offset + numbers.length).position(offset);
  }
}
