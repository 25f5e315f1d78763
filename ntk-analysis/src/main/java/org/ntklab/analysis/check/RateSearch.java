package org.ntklab.analysis.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which learning rates are to be tried next: a grid of factors 2, that grows at each width until
 * the best rate of every seed there has neighbours on both sides.
 */
public final class RateSearch {
  /** Powers of 2 that are tried at first, about the base rate. */
  private static final int LEAST = -1;

  private static final int MOST = 3;
  private static final int AT_A_TIME = 2;

  /** Rates farther than 2^±this from the base rate are not tried. */
  private static final int FARTHEST = 14;

  private final double base;
  private final List<Integer> widths;

  /**
   * A search.
   *
   * @param base rate about which it begins
   */
  public RateSearch(double base, List<Integer> widths) {
    this.base = base;
    this.widths = List.copyOf(widths);
  }

  /**
   * Rates to be tried by width.
   *
   * @param known what was tried, all seeds at each rate
   * @return nothing when the search is over
   */
  public SortedMap<Integer, List<Double>> next(List<RateLoss> known) {
    SortedMap<Integer, List<Double>> next = new TreeMap<>();
    for (int width : widths) {
      List<RateLoss> here = known.stream().filter(loss -> loss.width() == width).toList();
      List<Double> rates = here.isEmpty() ? powers(LEAST, MOST) : more(here);
      if (!rates.isEmpty()) {
        next.put(width, rates);
      }
    }
    return next;
  }

  /** The best rates of all networks, those that diverged at every rate left out. */
  static List<BestRate> best(List<RateLoss> losses) {
    Map<String, List<RateLoss>> networks = new LinkedHashMap<>();
    for (RateLoss loss : losses) {
      networks
          .computeIfAbsent(loss.width() + "/" + loss.seed(), none -> new ArrayList<>())
          .add(loss);
    }
    return networks.values().stream().map(BestRate::of).flatMap(Optional::stream).toList();
  }

  private List<Double> more(List<RateLoss> here) {
    TreeSet<Integer> tried = new TreeSet<>();
    here.forEach(loss -> tried.add((int) Math.rint(Math.log(loss.rate() / base) / Math.log(2))));
    List<BestRate> best = best(here);
    long seeds = here.stream().mapToLong(RateLoss::seed).distinct().count();
    List<Double> rates = new ArrayList<>();
    boolean downwards =
        best.size() < seeds
            || best.stream().anyMatch(found -> found.edge() == BestRate.Edge.SMALLEST);
    if (downwards && tried.first() > -FARTHEST) {
      rates.addAll(powers(tried.first() - AT_A_TIME, tried.first() - 1));
    }
    boolean upwards = best.stream().anyMatch(found -> found.edge() == BestRate.Edge.LARGEST);
    if (upwards && tried.last() < FARTHEST) {
      rates.addAll(powers(tried.last() + 1, tried.last() + AT_A_TIME));
    }
    return rates;
  }

  private List<Double> powers(int from, int to) {
    List<Double> powers = new ArrayList<>();
    for (int k = from; k <= to; k++) {
      powers.add(Math.scalb(base, k));
    }
    return powers;
  }
}
