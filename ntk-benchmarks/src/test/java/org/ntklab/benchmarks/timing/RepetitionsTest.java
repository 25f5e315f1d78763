package org.ntklab.benchmarks.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepetitionsTest {
  @Test
  void tasksAreWarmedUpOnceThenTakeTurns() throws Exception {
    List<String> runs = new ArrayList<>();
    Task a = () -> runs.add("a");
    Task b = () -> runs.add("b");
    List<Timing> timings = new Repetitions(0, 2).interleaved(List.of(a, b, a));
    assertEquals(List.of("a", "b", "a", "b", "a", "a", "b", "a"), runs);
    assertEquals(3, timings.size());
    assertEquals(2, timings.get(0).repetitions());
  }

  @Test
  void medianIsTheValueInTheMiddle() {
    double[] odd = {5, 1, 3};
    double[] even = {4, 1, 3, 2};
    assertEquals(3, Timing.of(odd.length, i -> odd[i]).median());
    assertEquals(2.5, Timing.of(even.length, i -> even[i]).median());
  }
}
