package org.ntklab.core.gram;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Strips on their way into a part: threads take pieces of the first few that are not complete, and
 * one thread writes those that are, in order.
 */
final class StripPipeline implements WorkQueue {
  private final GramPlan plan;
  private final GramPart part;
  private final StripPieces pieces;
  private final StripMemory memory;

  private final Deque<Work> open = new ArrayDeque<>();
  private final Map<Integer, Strip> complete = new HashMap<>();
  private int begun;
  private boolean over;

  StripPipeline(GramPlan plan, GramPart part, StripPieces pieces, StripMemory memory) {
    this.plan = plan;
    this.part = part;
    this.pieces = pieces;
    this.memory = memory;
  }

  @Override
  public synchronized Optional<Work> next() throws InterruptedException {
    while (open.isEmpty() && begun < plan.strips() && !over) {
      if (memory.isFree()) {
        begin(begun++);
      } else {
        wait();
      }
    }
    return over ? Optional.empty() : Optional.ofNullable(open.poll());
  }

  /**
   * Writes strips in order until all are, or until {@link #end} says that the next one will never
   * be complete. In a thread that nobody interrupts.
   */
  void write() throws IOException, InterruptedException {
    try {
      for (int number = 0; number < plan.strips(); number++) {
        Optional<Strip> next = awaitComplete(number);
        if (next.isEmpty()) {
          return;
        }
        Strip strip = next.get();
        pieces.complete(strip);
        part.append(strip.layout(), strip.bytes());
        giveBack(strip);
      }
    } finally {
      end();
    }
  }

  /** No more pieces are given out; whoever waits is let go. */
  synchronized void end() {
    over = true;
    notifyAll();
  }

  private void begin(int number) {
    StripLayout layout = StripLayout.of(part.schema(), plan.to(number) - plan.from(number));
    Strip strip = new Strip(plan, number, part.schema(), layout, memory.take());
    List<Work> all = pieces.of(strip);
    // One more, so that a strip without pieces is received too.
    strip.expect(all.size() + 1);
    for (Work piece : all) {
      open.add(
          own -> {
            piece.run(own);
            receive(strip);
          });
    }
    receive(strip);
  }

  private void receive(Strip strip) {
    if (strip.received()) {
      synchronized (this) {
        complete.put(strip.number(), strip);
        notifyAll();
      }
    }
  }

  private synchronized Optional<Strip> awaitComplete(int number) throws InterruptedException {
    while (!complete.containsKey(number) && !over) {
      wait();
    }
    return Optional.ofNullable(complete.remove(number));
  }

  private synchronized void giveBack(Strip strip) {
    memory.giveBack(strip.memory());
    notifyAll();
  }
}
