package org.ntklab.core.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/**
 * What a store knows of one study that ended: {@code experiment.yaml}, which runs it again, and
 * {@code result.json}, the document of {@code ntk run --json}.
 *
 * @param path the folder, named by {@link org.ntklab.core.experiment.ExperimentSpec#identity}
 */
public record StudyFolder(Path path) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Name and digest of the study: {@code lazy-or-feature-1a2b3c4d}. */
  public String identity() {
    return path.getFileName().toString();
  }

  /** The study's name, without the digest. */
  public String name() {
    int dash = identity().lastIndexOf('-');
    return dash < 0 ? identity() : identity().substring(0, dash);
  }

  /** The digest alone. */
  public String hash() {
    return identity().substring(identity().lastIndexOf('-') + 1);
  }

  /** The experiment, as YAML that can be run from any folder. */
  public Path experiment() {
    return path.resolve("experiment.yaml");
  }

  /** Runs and verdicts. */
  public Path result() {
    return path.resolve("result.json");
  }

  /**
   * Runs and verdicts as plain JSON.
   *
   * @throws InvalidInputException when the file is damaged
   */
  public JsonNode readResult() {
    try {
      JsonNode result = JSON.readTree(Files.readString(result()));
      if (!result.path("runs").isArray() || !result.path("verdicts").isArray()) {
        throw damaged("holds no runs and verdicts");
      }
      return result;
    } catch (JsonProcessingException e) {
      throw damaged("is no JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw damaged("cannot be read: " + e);
    }
  }

  /**
   * Writes both files, each whole or not at all; the result last, so that a study with a result has
   * its experiment.
   *
   * @throws FaultException when the store cannot be written
   */
  public void write(String experiment, String result) {
    try {
      Files.createDirectories(path);
      replace(experiment(), experiment);
      replace(result(), result);
    } catch (IOException e) {
      throw new FaultException(
          "cannot write the study to " + path + " (" + e.getMessage() + "); its runs are safe", e);
    }
  }

  private static void replace(Path file, String text) throws IOException {
    // Not createTempFile: its file would stay unreadable for the rest of the lab.
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (UninterruptibleFile channel = UninterruptibleFile.writing(fresh)) {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.sync();
      }
      AtomicMove.replace(fresh, file);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private InvalidInputException damaged(String message) {
    return new InvalidInputException(Problem.of(result().toString(), message));
  }
}
