package org.ntklab.analysis.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The best rate, and the search for it, on losses that are known functions of the rate. */
class RateSearchTest {
  private static final double ROUNDING = 1e-12;

  /** Losses at powers of 2. */
  private static List<RateLoss> losses(int from, int to, DoubleUnaryOperator ofLog2) {
    List<RateLoss> losses = new ArrayList<>();
    for (int k = from; k <= to; k++) {
      losses.add(new RateLoss(64, 0, Math.scalb(1.0, k), ofLog2.applyAsDouble(k)));
    }
    return losses;
  }

  private static BestRate best(List<RateLoss> losses) {
    return BestRate.of(losses).orElseThrow();
  }

  @Test
  void bestRateOfAParabolaIsItsVertex() {
    BestRate found = best(losses(-3, 3, k -> Math.exp(0.1 * (k - 0.3) * (k - 0.3))));
    assertEquals(Math.pow(2, 0.3), found.rate(), ROUNDING);
    assertEquals(BestRate.Edge.NONE, found.edge());
  }

  @Test
  void besideARateThatDivergedItIsTheOneThatWasTried() {
    BestRate found = best(losses(-3, 3, k -> k > 1 ? Double.POSITIVE_INFINITY : Math.exp(-k)));
    assertEquals(2, found.rate(), ROUNDING);
    assertEquals(BestRate.Edge.NONE, found.edge());
  }

  @Test
  void aNetworkThatWasThrownFarAndCameBackDoesNotCount() {
    double[] loss = {0.13, 0.08, 0.04, 0.02, 0.048, 0.011, 0.006};
    BestRate found = best(losses(-3, 3, k -> loss[(int) k + 3]));
    assertTrue(found.rate() > 0.7 && found.rate() < 1.5, found.toString());
  }

  @Test
  void edgesAreTold() {
    assertEquals(BestRate.Edge.LARGEST, best(losses(0, 2, k -> Math.exp(-k))).edge());
    assertEquals(BestRate.Edge.SMALLEST, best(losses(0, 2, k -> Math.exp(k))).edge());
    assertTrue(BestRate.of(losses(0, 2, k -> Double.POSITIVE_INFINITY)).isEmpty());
  }

  @Test
  void searchGoesOnUntilTheBestHasNeighboursAtEachWidth() {
    for (int offset : new int[] {-9, -1, 0, 3, 8}) {
      RateSearch search = new RateSearch(1, List.of(64, 128));
      List<RateLoss> known = new ArrayList<>();
      Map<Integer, List<Double>> next = search.next(known);
      int rounds = 0;
      while (!next.isEmpty()) {
        next.forEach(
            (width, rates) ->
                rates.forEach(
                    rate -> {
                      double best = width == 64 ? 0 : offset;
                      double k = Math.log(rate) / Math.log(2) - best;
                      double loss = k > 2 ? Double.POSITIVE_INFINITY : Math.exp(k * k);
                      known.add(new RateLoss(width, 0, rate, loss));
                    }));
        next = search.next(known);
        rounds++;
      }
      List<BestRate> found = RateSearch.best(known);
      assertEquals(1, found.get(0).rate(), ROUNDING);
      assertEquals(Math.pow(2, offset), found.get(1).rate(), 1e-9 * Math.pow(2, offset));
      assertEquals(known.size(), known.stream().distinct().count(), "no rate is tried twice");
      assertTrue(rounds <= 6, rounds + " rounds");
    }
  }

  @Test
  void searchEndsWhenEverythingDiverges() {
    RateSearch search = new RateSearch(1, List.of(8));
    List<RateLoss> known = new ArrayList<>();
    for (int round = 0; round < 20; round++) {
      search
          .next(known)
          .forEach(
              (width, rates) ->
                  rates.forEach(
                      rate -> known.add(new RateLoss(8, 0, rate, Double.POSITIVE_INFINITY))));
    }
    assertTrue(search.next(known).isEmpty());
  }
}
