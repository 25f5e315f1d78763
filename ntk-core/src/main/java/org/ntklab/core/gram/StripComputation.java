package org.ntklab.core.gram;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Computes the strips that a part lacks, and writes them while the next ones are computed. */
final class StripComputation {
  private final GramComputation computation;
  private final StripPipeline pipeline;

  /**
   * A computation that has not begun.
   *
   * @param earlier reads the part
   * @param known reads the older Gram
   */
  StripComputation(
      GramComputation computation,
      GramPlan plan,
      GramPart part,
      RowReaders earlier,
      RowReaders known) {
    this.computation = computation;
    Tally tally = new Tally(computation.listener(), plan.entries());
    int largest = plan.strips() == 0 ? 0 : plan.to(0) - plan.from(0);
    this.pipeline =
        new StripPipeline(
            plan,
            part,
            new StripPieces(plan, part.index(), earlier, known, tally),
            new StripMemory(
                StripLayout.of(part.schema(), largest).length(),
                plan.strips(),
                computation.threads()));
  }

  /**
   * Returns when every strip is in the part. When something is thrown, every strip that was
   * complete and every one before it is.
   *
   * @throws InterruptedException when the calling thread was told to stop
   */
  void run() throws IOException, InterruptedException {
    ExecutorService writer = Executors.newSingleThreadExecutor(WorkThreads.named("gram-writer"));
    Future<?> written =
        writer.submit(
            () -> {
              pipeline.write();
              return null;
            });
    try {
      WorkThreads.run(computation.threads(), computation::scratch, pipeline);
    } finally {
      pipeline.end();
      // Not shutdownNow: an interruption would close the writer's file in the middle of a strip.
      writer.shutdown();
      WorkThreads.awaitEnd(writer);
    }
    WorkThreads.result(written);
    if (Thread.interrupted()) {
      throw new InterruptedException("the Gram is complete but not finished");
    }
  }
}
