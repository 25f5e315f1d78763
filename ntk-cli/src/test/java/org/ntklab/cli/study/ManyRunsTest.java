package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.StudyListener;
import org.ntklab.models.plan.NativeValues;

/** What a run held is let go when it ends: many in one process hold no more than few. */
class ManyRunsTest {
  private static final int FIRST = 10;

  @TempDir private Path store;
  private volatile Held most = new Held(0, 0);

  /**
   * What is held outside the heap.
   *
   * @param matrices bytes of the project's own
   * @param arrays bytes of networks that were not freed
   */
  private record Held(long matrices, long arrays) {
    static Held now() {
      long direct =
          ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      return new Held(direct, NativeValues.liveBytes());
    }

    /** What is left when the collector has been through. */
    static Held afterCollection() throws InterruptedException {
      Held before;
      Held after = now();
      do {
        // Cleaners work behind the collector's back: until two looks agree.
        before = after;
        System.gc();
        TimeUnit.MILLISECONDS.sleep(100);
        after = now();
      } while (!after.equals(before));
      return after;
    }

    Held most(Held other) {
      return new Held(Math.max(matrices, other.matrices), Math.max(arrays, other.arrays));
    }
  }

  @Test
  void thirtyRunsHoldNoMoreThanTen() throws InterruptedException {
    assertHoldNoMore(30);
  }

  @Test
  @Tag("slow")
  void aThousandRunsHoldNoMoreThanTen() throws InterruptedException {
    assertHoldNoMore(1000);
  }

  private void assertHoldNoMore(int runs) throws InterruptedException {
    train(0, FIRST);
    Held few = Held.afterCollection();
    train(FIRST, runs);
    Held many = Held.afterCollection();
    assertTrue(most.matrices() > 0 && most.arrays() > 0, "what runs hold is counted: " + most);
    assertTrue(many.matrices() <= few.matrices(), few + " became " + many);
    assertTrue(many.arrays() <= few.arrays(), few + " became " + many);
  }

  private final StudyListener watch =
      new StudyListener() {
        @Override
        public void progress(RunSpec run, int step, int of) {
          most = most.most(Held.now());
        }
      };

  private void train(int from, int to) throws InterruptedException {
    String yaml =
        """
        data: {name: digits, train: 16, probe: 4, test: 4, target: odd-even}
        architecture: {name: mlp, width: 8, depth: 2}
        training: {optimiser: momentum, learning-rate: {of-maximum: 0.1}, until: {steps: 3}}
        trace: {checkpoints: 3}
        seeds: SEEDS
        """
            .replace("SEEDS", IntStream.range(from, to).boxed().toList().toString());
    assertEquals(
        List.of(RunStatus.DONE),
        Ntk.study(yaml).store(store).jobs(2).listener(watch).run().runs().stream()
            .map(run -> run.status())
            .distinct()
            .toList());
  }
}
