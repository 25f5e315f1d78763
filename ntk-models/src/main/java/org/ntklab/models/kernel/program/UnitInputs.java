package org.ntklab.models.kernel.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.models.kernel.program.Operation.Affine;
import org.ntklab.models.kernel.program.Operation.Mixing;
import org.ntklab.models.kernel.program.Operation.Pointwise;
import org.ntklab.models.kernel.program.Operation.Product;

/**
 * A program that begins on examples of unit length, and where their lengths come back.
 *
 * <p>Layers without biases and with functions of ReLU's family commute with positive factors, so
 * that examples which differ in length alone stay exactly parallel through all of them. Their
 * lengths enter at the first layer that asks for them, or at the end.
 *
 * @param steps with a {@link Operation.Restore} before each step that asks for lengths
 * @param toTheEnd whether none does
 */
record UnitInputs(List<Step> steps, boolean toTheEnd) {
  static UnitInputs of(List<Step> steps) {
    List<Step> result = new ArrayList<>();
    boolean[] unit = new boolean[steps.size()];
    int[] place = new int[steps.size()];
    Map<Integer, Integer> restored = new HashMap<>();
    for (Step step : steps) {
      boolean all = step.inputs().stream().allMatch(i -> unit[i]);
      unit[step.index()] = all && isHomogeneous(step.operation());
      List<Integer> from = new ArrayList<>();
      for (int input : step.inputs()) {
        boolean restores = unit[input] && !unit[step.index()];
        from.add(restores ? restore(steps.get(input), result, place, restored) : place[input]);
      }
      place[step.index()] = result.size();
      result.add(step.moved(result.size(), from));
    }
    return new UnitInputs(List.copyOf(result), unit[steps.size() - 1]);
  }

  private static int restore(
      Step input, List<Step> result, int[] place, Map<Integer, Integer> restored) {
    return restored.computeIfAbsent(
        input.index(),
        unused -> {
          int from = place[input.index()];
          result.add(
              new Step(
                  result.size(),
                  input.name(),
                  new Operation.Restore(),
                  List.of(from),
                  input.grid()));
          return result.size() - 1;
        });
  }

  private static boolean isHomogeneous(Operation operation) {
    if (operation instanceof Pointwise pointwise) {
      return pointwise.rule().isHomogeneous();
    }
    if (operation instanceof Affine affine) {
      return affine.factors().bias() == 0 && affine.factors().ownBias() == 0;
    }
    return !(operation instanceof Product || operation instanceof Mixing);
  }
}
