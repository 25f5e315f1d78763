package org.ntklab.core.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * Who trains a run.
 *
 * @param user name of the account
 * @param pid number of the process
 * @param host name of the computer, for people
 * @param machine what shares locks of the operating system with whom: a running kernel
 * @param claim tells two claims of one process apart
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LockOwner(String user, long pid, String host, String machine, String claim) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOST = first("/proc/sys/kernel/hostname").orElseGet(LockOwner::named);
  private static final String MACHINE = first("/proc/sys/kernel/random/boot_id").orElse(HOST);

  /** A new claim of this process. */
  static LockOwner me() {
    return new LockOwner(
        System.getProperty("user.name", "somebody"),
        ProcessHandle.current().pid(),
        HOST,
        MACHINE,
        UUID.randomUUID().toString());
  }

  /** What a file says; empty if that is nothing yet, or no claim. */
  static Optional<LockOwner> parse(String json) {
    try {
      return Optional.ofNullable(JSON.readValue(json, LockOwner.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** What stands in the file. */
  String json() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a claim is plain values", e);
    }
  }

  /** Whether the operating system would tell this process of the owner's lock. */
  boolean isOnThisMachine() {
    return MACHINE.equals(machine);
  }

  /** Whether the process is known to have ended. */
  boolean isDead() {
    // Containers on one machine have numbers of their own, and mostly names of their own.
    return isOnThisMachine() && HOST.equals(host) && ProcessHandle.of(pid).isEmpty();
  }

  /** For messages: {@code alice (process 812 on node7)}. */
  @Override
  public String toString() {
    return user + " (process " + pid + " on " + host + ")";
  }

  private static Optional<String> first(String file) {
    try {
      String line = Files.readString(Path.of(file), StandardCharsets.UTF_8).strip();
      return line.isEmpty() ? Optional.empty() : Optional.of(line);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String named() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "an unknown host";
    }
  }
}
