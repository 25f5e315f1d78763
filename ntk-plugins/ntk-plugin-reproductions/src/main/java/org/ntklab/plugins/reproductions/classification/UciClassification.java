package org.ntklab.plugins.reproductions.classification;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.experiment.ArchitectureReader;
import org.ntklab.core.infinitewidth.InfiniteWidth;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.reference.Reference;

/**
 * {@code {name: uci-classification, most-rows: 5000, depth: 5}}: accuracies of the tangent kernel,
 * the Gaussian and the linear kernel on every set of the UCI collection that is in the data folder,
 * with its official folds. Cells have {@code set} and {@code kernel}, the number is {@code
 * accuracy} in percent; {@code depth} is the largest number of hidden layers tried.
 */
@Reference(key = "arora2020", where = "Section 3")
public final class UciClassification implements Kind<Measurement> {
  private static final int FOLDS = 4;
  private static final String COLLECTION = "uci";
  private static final int USUAL_ROWS = 5000;
  private static final int USUAL_DEPTH = 5;

  private final Kinds<DataSource> sources;
  private final Kinds<Parametrisation> parametrisations;
  private final ArchitectureReader architectures;
  private final InfiniteWidth infiniteWidth;
  private final DataFolder folder;

  /** With what it takes to make kernels of data. */
  @Inject
  public UciClassification(
      Kinds<DataSource> sources,
      Kinds<Parametrisation> parametrisations,
      ArchitectureReader architectures,
      InfiniteWidth infiniteWidth,
      DataFolder folder) {
    this.sources = sources;
    this.parametrisations = parametrisations;
    this.architectures = architectures;
    this.infiniteWidth = infiniteWidth;
    this.folder = folder;
  }

  @Override
  public Measurement read(Options options) {
    int mostRows = options.integer("most-rows").check(n -> n >= 1, "at least 1").orElse(USUAL_ROWS);
    int depth = options.integer("depth").check(n -> n >= 1, "at least 1").orElse(USUAL_DEPTH);
    return new OfSets(mostRows, depth);
  }

  private final class OfSets implements Measurement {
    private final int mostRows;
    private final int depth;

    OfSets(int mostRows, int depth) {
      this.mostRows = mostRows;
      this.depth = depth;
    }

    @Override
    public String fingerprint() {
      StringBuilder text =
          new StringBuilder(
              "uci-classification 1: most-rows=%d depth=%d numerics=%s"
                  .formatted(mostRows, depth, infiniteWidth.numerics()));
      sets().forEach(set -> text.append('\n').append(set.validation().fingerprint()));
      sets().forEach(set -> text.append('\n').append(set.folds().get(0).fingerprint()));
      return text.toString();
    }

    @Override
    public List<Observation> measure(int threads, Consumer<String> progress)
        throws InterruptedException {
      List<TableSet> sets = sets();
      AtomicInteger done = new AtomicInteger();
      ExecutorService executor = Executors.newFixedThreadPool(threads);
      try {
        List<Future<List<Observation>>> results = new ArrayList<>();
        for (TableSet set : sets) {
          results.add(
              executor.submit(
                  () -> {
                    List<Observation> accuracies = accuracies(set);
                    int ended = done.incrementAndGet();
                    if (ended % 10 == 0 || ended == sets.size()) {
                      progress.accept("%d of %d sets".formatted(ended, sets.size()));
                    }
                    return accuracies;
                  }));
        }
        List<Observation> all = new ArrayList<>();
        for (Future<List<Observation>> result : results) {
          all.addAll(result.get());
        }
        return all;
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException fault) {
          throw fault;
        }
        throw new IllegalStateException("a set could not be classified", e.getCause());
      } finally {
        executor.shutdownNow();
      }
    }

    private List<Observation> accuracies(TableSet set) throws InterruptedException {
      List<Double> depths = IntStream.rangeClosed(1, depth).mapToObj(d -> (double) d).toList();
      Parametrisation ntk =
          parametrisations.find("ntk").orElseThrow().read(Options.none(new Problems()));
      List<KernelFamily> families =
          List.of(
              new InfiniteNetworks(infiniteWidth, architectures, ntk, depths),
              new Gaussian(),
              new InnerProducts());
      List<Observation> observations = new ArrayList<>();
      for (KernelFamily family : families) {
        double percent = 100 * set.accuracy(family);
        observations.add(
            new Observation(
                Map.of("set", set.name(), "kernel", family.name()),
                0,
                false,
                Map.of("accuracy", percent)));
      }
      return observations;
    }

    /** The sets in the data folder that are small enough, by name. */
    private List<TableSet> sets() {
      Path collection = folder.path().resolve(COLLECTION);
      try (Stream<Path> folders = Files.list(collection)) {
        return folders
            .filter(Files::isDirectory)
            .map(path -> path.getFileName().toString())
            .sorted()
            .map(this::set)
            .filter(set -> set.validation().load().inputs().rows() <= mostRows)
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot list " + collection, e);
      }
    }

    private TableSet set(String name) {
      return new TableSet(
          name,
          source(name, "validation"),
          IntStream.range(0, FOLDS).mapToObj(fold -> source(name, (long) fold)).toList());
    }

    private DataSource source(String set, Object fold) {
      Map<String, Object> group = new HashMap<>();
      group.put("set", set);
      group.put("fold", fold);
      Problems problems = new Problems();
      Options options =
          new Options(
              (ConfigNode.Entries) ConfigNode.of(group, 0), COLLECTION + "/" + set, "", problems);
      DataSource source = sources.find(COLLECTION).orElseThrow().read(options);
      problems.throwIfAny();
      return source;
    }
  }
}
