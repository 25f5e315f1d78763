package org.ntklab.cli.command;

import org.ntklab.core.provenance.Provenance;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "ntk " + Provenance.version() + " (Java " + System.getProperty("java.version") + ")"
    };
  }
}
