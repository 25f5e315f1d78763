package org.ntklab.core.training;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.StateFile;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds from where a run that was stopped can go on, bit for bit. */
final class Resumption {
  private static final Logger LOG = LoggerFactory.getLogger(Resumption.class);

  /** Of the provenance, what numbers do not depend on. */
  private static final Set<String> WITHOUT_EFFECT = Set.of("os", "processors", "java.vendor");

  private Resumption() {}

  /**
   * The state to go on from; empty when there is none, when a file is damaged, or when the run was
   * begun by another program or on a machine that computes otherwise: it begins anew then.
   *
   * @param schema what this program would write now
   */
  static Optional<TrainingState> find(RunFolder folder, TraceSchema schema, int outputs) {
    if (!Files.exists(folder.state()) || !Files.exists(folder.part())) {
      return Optional.empty();
    }
    try {
      TraceSchema begun = Trace.readSchema(folder.part());
      if (!begun.columns().equals(schema.columns())
          || !numerics(begun.metadata()).equals(numerics(schema.metadata()))) {
        LOG.warn("{}: begun by another program or machine, begins anew", folder.path());
        return Optional.empty();
      }
      TrainingState state =
          TrainingState.of(StateFile.read(folder.state(), folder.hash()), outputs);
      if (Trace.read(folder.part()).rows() < state.rows()
          || !FileDigest.of(folder.constants()).equals(state.constants())) {
        LOG.warn("{}: lacks what its state relies on, begins anew", folder.path());
        return Optional.empty();
      }
      return Optional.of(state);
    } catch (IOException | InvalidInputException | IllegalArgumentException e) {
      LOG.warn("{}: begins anew: {}", folder.path(), e.getMessage());
      return Optional.empty();
    }
  }

  private static Map<String, String> numerics(Map<String, String> metadata) {
    Map<String, String> rest = new TreeMap<>(metadata);
    rest.keySet().removeAll(WITHOUT_EFFECT);
    return rest;
  }
}
