package org.ntklab.cli.command;

import com.google.inject.CreationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Tone;
import org.ntklab.conformance.ConformanceKit;
import org.ntklab.conformance.Finding;
import org.ntklab.conformance.Verdict;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** {@code ntk plugins --check NAME}: whether a plugin, or a name of one, keeps its promises. */
final class PluginCheck {
  private final Session session;
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  PluginCheck(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  /**
   * Checks: a plugin of that name with all it adds, and the name where another plugin adds it; with
   * settings, which are those of one thing, what plugins add under the name.
   *
   * @param settings options of a name, {@code key=value}
   * @return false when nobody has the name
   */
  boolean run(List<String> settings) {
    List<LoadedPlugin> whole = new ArrayList<>();
    List<String> points = new ArrayList<>();
    for (LoadedPlugin plugin : session.catalogue().plugins()) {
      List<String> here = points(plugin);
      if (plugin.plugin().name().equals(name) && (settings.isEmpty() || here.isEmpty())) {
        whole.add(plugin);
      } else {
        points.addAll(here);
      }
    }
    if (points.isEmpty() && whole.isEmpty()) {
      return false;
    }
    Problems problems = new Problems();
    ConfigNode.Entries options = KeyValues.read(settings, problems);
    problems.throwIfAny();
    session.remark("checking " + name);
    ConformanceKit kit = kit();
    whole.forEach(plugin -> findings.addAll(kit.plugin(plugin)));
    points.forEach(point -> findings.addAll(kit.named(point, name, options)));
    if (findings.isEmpty()) {
      throw new InvalidInputException(
          Problem.of(
              "--check " + name,
              "there are checks of architectures, parametrisations, layers and activations only"));
    }
    return true;
  }

  /** Where a plugin adds the name. */
  private List<String> points(LoadedPlugin plugin) {
    return plugin.names().entrySet().stream()
        .filter(added -> added.getValue().contains(name))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether nothing failed. */
  boolean passed() {
    return findings.stream().noneMatch(Finding::failed);
  }

  void print() {
    Console console = session.console();
    String subject = "";
    for (Finding finding : findings) {
      if (!finding.subject().equals(subject)) {
        console.heading(finding.subject());
        subject = finding.subject();
      }
      print(finding);
    }
    console.print(
        "%d passed, %d failed, %d not applicable"
            .formatted(
                count(Verdict.PASSED), count(Verdict.FAILED), count(Verdict.NOT_APPLICABLE)));
  }

  private void print(Finding finding) {
    Console console = session.console();
    String label =
        switch (finding.verdict()) {
          case PASSED -> "  ok      ";
          case FAILED -> console.style().paint(Tone.BAD, "  FAILED  ");
          case NOT_APPLICABLE -> "  -       ";
        };
    String text = finding.check() + " (" + finding.lookedAt() + ")";
    if (finding.failed()) {
      console.paragraph(label, "          ", text);
      console.paragraph("          expected: ", "            ", finding.expected());
      console.paragraph("          found: ", "            ", finding.found());
    } else {
      console.paragraph(label, "          ", text + ": " + finding.found());
    }
  }

  Map<String, Object> json() {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("subject", finding.subject());
      entry.put("check", finding.check());
      entry.put("verdict", finding.verdict().word());
      entry.put("lookedAt", finding.lookedAt());
      entry.put("expected", finding.expected().isEmpty() ? null : finding.expected());
      entry.put("found", finding.found());
      list.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", name);
    document.put("passed", passed());
    for (Verdict verdict : Verdict.values()) {
      document.put(PluginsCommand.camelCase(verdict.word() + " count"), count(verdict));
    }
    document.put("findings", list);
    return document;
  }

  private ConformanceKit kit() {
    try {
      return ConformanceKit.with(session.catalogue());
    } catch (CreationException e) {
      String reason = e.getErrorMessages().iterator().next().getMessage();
      throw new InvalidInputException(
          Problem.of("--check " + name, "the plugins cannot be put together: " + reason));
    }
  }

  private long count(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).count();
  }
}
