package org.ntklab.core.gram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.file.BulkWriter;
import org.ntklab.core.file.LockFile;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.provenance.Provenance;

/** A Gram on its way to its file: found done, or begun, resumed, appended to, and finished. */
final class FileGram {
  private final GramComputation computation;
  private final GramTarget target;
  private final GramPart.BulkOpening bulk;

  FileGram(GramComputation computation, GramTarget target) {
    this(computation, target, BulkWriter::new);
  }

  /** For tests that fill the disk. */
  FileGram(GramComputation computation, GramTarget target, GramPart.BulkOpening bulk) {
    this.computation = computation;
    this.target = target;
    this.bulk = bulk;
  }

  /** As {@link GramComputation#toFile}. */
  @SuppressWarnings("try") // The lock is held, not used.
  void compute() throws InterruptedException {
    GramIdentity identity = GramIdentity.of(computation.tiles(), target);
    try (@SuppressWarnings("unused")
        LockFile lock = lock()) {
      // Asked under the lock: another program may have done it meanwhile.
      GramStanding standing = GramStanding.of(target, identity);
      if (!standing.done()) {
        compute(schema(identity), standing);
      }
    } catch (IOException e) {
      throw new FaultException(
          "cannot write %s (%s): make room, or see to the disk".formatted(target.file(), e), e);
    }
  }

  private void compute(GramSchema schema, GramStanding standing)
      throws IOException, InterruptedException {
    checkRoom(schema, standing);
    try (GramPart part = GramPart.open(target.part(), schema, standing.part(), bulk)) {
      try {
        fill(part, standing.known().orElse(GramExtent.empty(schema)));
        part.finish(target.file());
      } catch (IOException e) {
        throw new FaultException(
            "cannot write %s (%s): %s".formatted(target.part(), e.getMessage(), safe(part)), e);
      } catch (InterruptedException e) {
        throw (InterruptedException) new InterruptedException(safe(part)).initCause(e);
      }
    }
  }

  private void fill(GramPart part, GramExtent known) throws IOException, InterruptedException {
    GramPlan plan =
        new GramPlan(
            GramShape.of(computation.tiles()),
            computation.tileRows(),
            computation.tileColumns(),
            part.rows(),
            known.rows(),
            known.schema().columns());
    computation.listener().started(part.rows(), plan.knownRows(), plan.entries());
    try (RowReaders earlier = part.readers();
        RowReaders older =
            new RowReaders(target.file(), known.schema(), new StripIndex(known.strips()))) {
      new StripComputation(computation, plan, part, earlier, older).run();
    }
  }

  private GramSchema schema(GramIdentity identity) {
    Map<String, String> metadata = new TreeMap<>(Provenance.current().entries());
    metadata.putAll(target.metadata());
    return identity.schema(metadata);
  }

  private LockFile lock() throws InterruptedException {
    try {
      return LockFile.take(target.lock(), computation.listener()::waiting);
    } catch (IOException e) {
      throw FileDecoding.invalid(
          target.file(), "cannot be written (" + e + "); give a file in a folder of yours");
    }
  }

  /** A disk that is too small is better found now than after hours. */
  private void checkRoom(GramSchema schema, GramStanding standing) throws IOException {
    int rows = computation.tiles().rows() - standing.part().map(GramExtent::rows).orElse(0);
    long needed = schema.rowBytes() * rows;
    Path folder = target.file().toAbsolutePath().getParent();
    long free = Files.getFileStore(folder).getUsableSpace();
    // Some file systems do not tell, and say 0.
    if (free > 0 && needed > free) {
      throw new RefusedException(
          ("%s needs %d bytes more, and %s has %d free: make room, give a file elsewhere, or store"
                  + " %s")
              .formatted(target.file(), needed, folder, free, Storage.FLOAT32));
    }
  }

  private String safe(GramPart part) {
    return "%d of %d rows are safe in %s, and the same command%s goes on from them"
        .formatted(
            part.rows(),
            computation.tiles().rows(),
            target.part(),
            target.fresh() ? " without --fresh" : "");
  }
}
