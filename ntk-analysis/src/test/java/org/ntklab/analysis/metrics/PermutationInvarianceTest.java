package org.ntklab.analysis.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;

/** The order of the probe's examples means nothing to any metric. */
class PermutationInvarianceTest {
  private static final double ROUNDING = 1e-12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 13, 31})
  void everyMetricIsTheSameInAnyOrderOfTheProbe(int probe) throws IOException {
    MadeUpRun run = new MadeUpRun(probe, probe);
    List<Integer> order = IntStream.range(0, probe).boxed().collect(Collectors.toList());
    Collections.shuffle(order, new Random(3));
    Collections.swap(order, 0, order.indexOf(0) == 0 ? 1 : 0);
    int[] permutation = order.stream().mapToInt(Integer::intValue).toArray();
    RunTrace mixed = run.permuted(permutation).write(folder);
    RunTrace straight = run.write(folder);
    List<Metric> metrics = AllMetrics.list();
    assertFalse(metrics.isEmpty());
    for (Metric metric : metrics) {
      MetricValue before = metric.measure(straight);
      MetricValue after = metric.measure(mixed);
      if (before instanceof MetricValue.Single single) {
        double found = assertInstanceOf(MetricValue.Single.class, after).value();
        assertEquals(1, found / single.value(), ROUNDING, metric.description());
      } else if (metric instanceof SilentAlignment) {
        // Where the alignment hardly turns it has no meaning, in any order.
        assertInstanceOf(MetricValue.Absent.class, before);
        assertInstanceOf(MetricValue.Absent.class, after);
      } else {
        assertInstanceOf(MetricValue.ByLayer.class, before);
        assertEquals(before, after, metric.description());
      }
    }
  }
}
