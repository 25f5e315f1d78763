package org.ntklab.cli.reproduce;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.problem.FaultException;

/**
 * What was measured, kept in a store under the digest of all that it depends on: {@code
 * measurements/<hash>.json}.
 */
public final class MeasurementStore {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;

  /** In a store's folder, which exists. */
  public MeasurementStore(Path store) {
    this.folder = store.resolve("measurements");
  }

  /** What was measured under a fingerprint; empty when nothing was, or the file is broken. */
  public Optional<List<Observation>> find(String fingerprint) {
    Path file = file(fingerprint);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          MAPPER.readValue(file.toFile(), new TypeReference<List<Observation>>() {}));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps what was measured. */
  public void put(String fingerprint, List<Observation> observations) {
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, "", ".tmp");
      MAPPER.writeValue(part.toFile(), observations);
      AtomicMove.replace(part, file(fingerprint));
    } catch (IOException e) {
      throw new FaultException("cannot keep a measurement in " + folder + ": " + e, e);
    }
  }

  private Path file(String fingerprint) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(fingerprint.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".json");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
