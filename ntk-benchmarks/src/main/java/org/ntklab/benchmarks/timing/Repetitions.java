package org.ntklab.benchmarks.timing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How often and how long everything is measured.
 *
 * <p>Each task runs until its warm-up is over, at least once, so that the JIT has compiled it. Then
 * all tasks take turns, repetition by repetition: what else the machine does hits a job and what it
 * is compared with alike, and those that stand beside each other in the list are measured right
 * after each other. Garbage is collected before each run, outside its time, since the memory of
 * matrices is only freed then.
 *
 * @param warmUpSeconds of each task
 * @param count repetitions, at least 1
 */
public record Repetitions(double warmUpSeconds, int count) {
  private static final double NANO = 1e-9;

  /** Checks the count. */
  public Repetitions {
    if (count < 1) {
      throw new IllegalArgumentException("expected at least 1 repetition, found " + count);
    }
  }

  /** Seconds of one task. */
  public Timing of(Task task) throws IOException, InterruptedException {
    return interleaved(List.of(task)).get(0);
  }

  /**
   * Seconds of tasks that take turns. A task that is in the list more than once is warmed up once.
   *
   * @return in their order
   */
  public List<Timing> interleaved(List<Task> tasks) throws IOException, InterruptedException {
    for (Task task : tasks.stream().distinct().toList()) {
      warmUp(task);
    }
    double[][] seconds = new double[tasks.size()][count];
    for (int i = 0; i < count; i++) {
      for (int t = 0; t < tasks.size(); t++) {
        seconds[t][i] = once(tasks.get(t));
      }
    }
    List<Timing> timings = new ArrayList<>();
    for (double[] values : seconds) {
      timings.add(Timing.of(count, i -> values[i]));
    }
    return timings;
  }

  private void warmUp(Task task) throws IOException, InterruptedException {
    double seconds = 0;
    do {
      seconds += once(task);
    } while (seconds < warmUpSeconds);
  }

  private static double once(Task task) throws IOException, InterruptedException {
    task.prepare();
    System.gc();
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) * NANO;
  }
}
