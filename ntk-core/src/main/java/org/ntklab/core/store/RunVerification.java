package org.ntklab.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.core.file.FileDigest;
import org.ntklab.core.file.WholeFile;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.trace.TraceFormat;

/** Looks at every byte of a finished run. */
final class RunVerification {
  /** Before it there were neither digests nor identities. */
  private static final int WITH_DIGESTS = 2;

  private final RunFolder run;
  private final Set<Problem> problems = new LinkedHashSet<>();

  RunVerification(RunFolder run) {
    this.run = run;
  }

  List<Problem> problems() {
    if (Files.exists(run.trace())) {
      boolean digests = Files.exists(run.digests());
      if (digests) {
        attempt(this::digests);
      }
      attempt(() -> trace(run.trace(), digests));
      attempt(() -> trace(run.constants(), digests));
      attempt(run::status);
    } else if (Files.exists(run.constants())) {
      attempt(() -> Trace.read(run.constants()));
    }
    if (Files.exists(run.state())) {
      attempt(() -> StateFile.read(run.state(), run.hash()));
    }
    if (Files.exists(run.part()) && Files.exists(run.state())) {
      attempt(() -> Trace.read(run.part()));
    }
    if (Files.exists(run.identity())) {
      attempt(this::identity);
    }
    return List.copyOf(problems);
  }

  private void digests() {
    RunDigests digests = RunDigests.read(run.digests());
    for (Path file : List.of(run.spec(), run.identity(), run.constants(), run.trace())) {
      if (digests.byName().containsKey(file.getFileName().toString())) {
        attempt(() -> digests.check(file));
      } else {
        add(run.digests(), "has no digest of " + file.getFileName());
      }
    }
  }

  private void trace(Path file, boolean digests) {
    Map<String, String> metadata = Trace.read(file).metadata();
    String hash = metadata.get("ntk.hash");
    if (!run.hash().equals(hash)) {
      add(file, "is of run " + hash + ", expected " + run.hash());
    }
    if (TraceFormat.of(metadata) >= WITH_DIGESTS && !digests) {
      add(run.digests(), "is missing: a change of the files would not be seen");
    }
    try {
      if (!WholeFile.readText(run.spec()).equals(metadata.get("ntk.specification"))) {
        add(run.spec(), "is not the specification in the metadata of " + file.getFileName());
      }
    } catch (IOException e) {
      add(run.spec(), "cannot be read: " + e.getMessage());
    }
  }

  private void identity() {
    try {
      if (!FileDigest.of(run.identity()).startsWith(run.hash())) {
        add(run.identity(), "its SHA-256 does not begin with the folder's name");
      }
    } catch (IOException e) {
      add(run.identity(), "cannot be read: " + e.getMessage());
    }
  }

  /** Goes on where one look found damage. */
  private void attempt(Runnable look) {
    try {
      look.run();
    } catch (InvalidInputException e) {
      problems.addAll(e.problems());
    } catch (IllegalArgumentException e) {
      add(run.trace(), e.getMessage());
    }
  }

  private void add(Path file, String message) {
    problems.add(Problem.of(file.toString(), message));
  }
}
