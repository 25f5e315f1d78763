package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Tone;
import org.ntklab.core.problem.ExitCode;
import picocli.CommandLine.Command;

/** {@code ntk doctor}: whether this machine can do the work, and how fast. */
@Command(
    name = "doctor",
    description = "Checks Java, BLAS, the network library, the store and the plugins.")
public final class DoctorCommand implements Callable<Integer> {
  private final Session session;

  /** The command in a session. */
  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(MachineChecks.java());
    findings.addAll(MachineChecks.blas(session.options().environment()));
    findings.addAll(new ProgramChecks(session).all());
    if (session.options().json()) {
      session.console().json(json(findings));
    } else {
      findings.forEach(this::print);
    }
    boolean healthy = findings.stream().allMatch(Finding::good);
    return (healthy ? ExitCode.DONE : ExitCode.FAULT).status();
  }

  private void print(Finding finding) {
    Console console = session.console();
    String label =
        (finding.name() + ":").concat(" ".repeat(Math.max(1, 18 - finding.name().length())));
    console.paragraph(
        label, " ".repeat(19), finding.good() ? finding.text() : "PROBLEM: " + finding.text());
    if (!finding.hint().isEmpty()) {
      Tone tone = finding.good() ? Tone.DOUBTFUL : Tone.BAD;
      console.print(console.style().paint(tone, " ".repeat(19) + finding.hint()));
    }
  }

  private static Map<String, Object> json(List<Finding> findings) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", finding.name());
      entry.put("good", finding.good());
      entry.put("text", finding.text());
      entry.put("hint", finding.hint().isEmpty() ? null : finding.hint());
      list.add(entry);
    }
    return Map.of("findings", list);
  }
}
