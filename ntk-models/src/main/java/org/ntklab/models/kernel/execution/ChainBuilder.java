package org.ntklab.models.kernel.execution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;
import org.ntklab.models.layers.window.AxisWindow;

/** Lays out a chain: which steps run within others, which planes are written over. */
final class ChainBuilder {
  private final List<Step> all;
  private final List<Step> chosen;
  private final int target;
  private final boolean torus;
  private final int[] uses;
  private final int[] lastUse;
  private final int[] buffer;
  private final int[] down;
  private final int[] right;
  private final Deque<Integer> free = new ArrayDeque<>();
  private int buffers;

  ChainBuilder(List<Step> all, List<Step> chosen, int target, boolean torus) {
    this.all = all;
    this.chosen = chosen;
    this.target = target;
    this.torus = torus;
    this.uses = new int[all.size()];
    this.lastUse = new int[all.size()];
    this.buffer = new int[all.size()];
    this.down = new int[all.size()];
    this.right = new int[all.size()];
  }

  Chain build() {
    spreadFactors();
    chosen.forEach(step -> inputs(step).forEach(input -> uses[input]++));
    for (Step step : chosen) {
      if (!isPrelude(step)) {
        reads(step).forEach(input -> lastUse[input] = step.index());
      }
    }
    lastUse[target] = Integer.MAX_VALUE;
    List<Chain.Link> links = new ArrayList<>();
    for (Step step : chosen) {
      if (!isPrelude(step)) {
        links.add(link(step));
      }
    }
    return new Chain(target, links, buffers, torus, isCircular(), period(true), period(false));
  }

  /** Whether planes of several offsets meet; not on a torus, where none is left out. */
  private boolean isCircular() {
    return !torus
        && chosen.stream()
            .anyMatch(
                step ->
                    step.operation() instanceof Operation.Affine affine
                        && affine.window().filter(Chain::wraps).isPresent());
  }

  private Chain.Link link(Step step) {
    List<Integer> reads = reads(step);
    int[] inputs = reads.stream().mapToInt(i -> buffer[i]).toArray();
    // A product needs all its factors until the end; where windows wrap, planes of several offsets
    // wait for each other.
    boolean exclusive =
        !reads.isEmpty()
            && !isCircular()
            && lastUse[reads.get(0)] == step.index()
            && reads.stream().filter(i -> i.equals(reads.get(0))).count() == 1
            && !(step.operation() instanceof Operation.Product);
    int output;
    if (exclusive) {
      output = inputs[0];
    } else {
      output = free.isEmpty() ? buffers++ : free.pop();
    }
    buffer[step.index()] = output;
    reads.stream()
        .distinct()
        .filter(i -> lastUse[i] == step.index() && buffer[i] != output)
        .forEach(i -> free.push(buffer[i]));
    int prelude = reads.equals(inputs(step)) ? -1 : step.input();
    return new Chain.Link(
        step,
        prelude,
        List.copyOf(reads),
        inputs,
        exclusive,
        output,
        down[step.index()],
        right[step.index()]);
  }

  /** Inputs within the chain: a source reads none of it. */
  private static List<Integer> inputs(Step step) {
    return Chain.isSource(step) ? List.of() : step.inputs();
  }

  /** The steps whose planes a step reads: through its prelude, if it has one. */
  private List<Integer> reads(Step step) {
    List<Integer> inputs = inputs(step);
    boolean through =
        step.operation() instanceof Operation.Affine && isPrelude(all.get(inputs.get(0)));
    return through ? all.get(inputs.get(0)).inputs() : inputs;
  }

  /** Whether a pointwise step only feeds one affine step, and runs within it. */
  private boolean isPrelude(Step step) {
    return step.operation() instanceof Operation.Pointwise
        && step.index() != target
        && uses[step.index()] == 1
        && chosen.stream()
            .anyMatch(
                user ->
                    user.operation() instanceof Operation.Affine affine
                        && inputs(user).contains(step.index())
                        && (torus || affine.window().filter(Chain::wraps).isEmpty()));
  }

  /** How offsets grow from the target backwards, by the strides on the way. */
  private void spreadFactors() {
    down[target] = 1;
    right[target] = 1;
    for (int c = chosen.size() - 1; c >= 0; c--) {
      Step step = chosen.get(c);
      for (int input : inputs(step)) {
        down[input] = down[step.index()] * stride(step, true);
        right[input] = right[step.index()] * stride(step, false);
      }
    }
  }

  private static int stride(Step step, boolean vertical) {
    return step.operation() instanceof Operation.Affine affine
        ? affine.window().map(w -> axis(w, vertical).stride()).orElse(1)
        : 1;
  }

  /** The circle of a circular convolution's outputs, in offsets of the target if they divide it. */
  private int period(boolean vertical) {
    int period = 0;
    for (Step step : chosen) {
      if (step.operation() instanceof Operation.Affine affine
          && affine.window().filter(w -> Chain.wraps(axis(w, vertical))).isPresent()) {
        int outputs = axis(affine.window().orElseThrow(), vertical).outputs();
        int factor = vertical ? down[step.index()] : right[step.index()];
        period = Math.max(period, outputs % factor == 0 ? outputs / factor : 0);
      }
    }
    return period;
  }

  private static AxisWindow axis(Operation.Window window, boolean vertical) {
    return vertical ? window.vertical() : window.horizontal();
  }
}
