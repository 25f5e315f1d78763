package org.ntklab.cli.command;

import java.util.concurrent.Callable;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.schema.ExperimentSchema;
import picocli.CommandLine.Command;

/** {@code ntk schema}: what editors want to know of experiment files. */
@Command(
    name = "schema",
    description = {
      "Prints a JSON Schema (draft 2020-12) of experiment files, with the names and options of"
          + " every plugin found.",
      "Into a file, and named in the first line of an experiment, it makes editors complete and"
          + " check: # yaml-language-server: $schema=ntk.schema.json"
    })
public final class SchemaCommand implements Callable<Integer> {
  private final Session session;

  /** The command in a session. */
  public SchemaCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    session.console().json(session.ntk().get(ExperimentSchema.class).schema());
    return ExitCode.DONE.status();
  }
}
