package org.ntklab.plugins.cnn;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;

/** Reads {@code pooling} and {@code pool-after}: behind which convolutions there is pooling. */
final class PoolingPlaces {
  private static final String POOLING = "pooling";
  private static final String AFTER = "pool-after";

  private PoolingPlaces() {}

  /** Numbers of convolutions, from 1, in order. */
  static List<Integer> read(Options options, int depth) {
    String pooling = options.oneOf(POOLING, List.of("none", "average")).orElse("none");
    Optional<ConfigNode> written = options.node(AFTER);
    if (pooling.equals("none")) {
      written.ifPresent(
          node -> options.problem(AFTER, "says where to pool; that needs 'pooling: average'"));
      return List.of();
    }
    List<Integer> all = IntStream.rangeClosed(1, depth).boxed().toList();
    List<Integer> places = written.isEmpty() ? all : places(options, written.get(), depth);
    options.remember(AFTER, places);
    return places;
  }

  private static List<Integer> places(Options options, ConfigNode written, int depth) {
    TreeSet<Integer> places = new TreeSet<>();
    Object plain = written.plain();
    List<?> values = plain instanceof List<?> list ? list : Collections.singletonList(plain);
    for (Object value : values) {
      boolean sound = value instanceof Long place && place >= 1 && place <= depth;
      if (!sound || !places.add(((Long) value).intValue())) {
        options.expected(
            AFTER, "a list of different convolutions, counted from 1 to the depth, " + depth);
        return List.of();
      }
    }
    return List.copyOf(places);
  }
}
