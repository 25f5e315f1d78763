package org.ntklab.analysis.check;

/**
 * What a learning rate came to.
 *
 * @param width n
 * @param seed of the network
 * @param rate η, before the parametrisation's own scaling
 * @param loss training loss after all steps; infinite for a run that diverged
 */
public record RateLoss(int width, long seed, double rate, double loss) {
  /** Of a run: a loss that is no number counts as diverged. */
  public static RateLoss of(CheckRun run, double rate) {
    double loss = run.result().finalLoss();
    boolean good = run.isFinished() && Double.isFinite(loss);
    return new RateLoss(
        run.width(), run.result().spec().seed(), rate, good ? loss : Double.POSITIVE_INFINITY);
  }
}
