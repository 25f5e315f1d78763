package org.ntklab.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.reference.Bibliography;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ntk plugins}: what was found, what it adds, and where it comes from. */
@Command(
    name = "plugins",
    description =
        "Lists the plugins found and the names they add, shows one of those names, or checks it.")
public final class PluginsCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      description = "tells what a name stands for: an architecture's layers, as YAML")
  private String name;

  @Option(
      names = "--check",
      paramLabel = "NAME",
      description = {
        "checks whether a plugin, or an architecture, parametrisation, layer or activation, keeps"
            + " its promises; exit code 4 when a check fails"
      })
  private String checked;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "with --show or --check: an option of the name, as in depth=3; repeatable")
  private List<String> options = new ArrayList<>();

  /** The command in a session. */
  public PluginsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (checked != null) {
      return check().status();
    } else if (name != null) {
      show();
    } else if (session.options().json()) {
      session.console().json(json());
    } else {
      print();
    }
    return ExitCode.DONE.status();
  }

  private void show() {
    NameDescription description =
        new NameDescription(session.ntk(), session.catalogue())
            .of(name, options)
            .orElseThrow(() -> new InvalidInputException(Problem.of("--show", unknown(name))));
    if (session.options().json()) {
      session.console().json(description.json());
    } else {
      description.print(session.console());
    }
  }

  private ExitCode check() {
    PluginCheck check = new PluginCheck(session, checked);
    if (!check.run(options)) {
      throw new InvalidInputException(Problem.of("--check", unknown(checked)));
    }
    if (session.options().json()) {
      session.console().json(check.json());
    } else {
      check.print();
    }
    return check.passed() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private String unknown(String wanted) {
    TreeSet<String> known = new TreeSet<>();
    for (LoadedPlugin plugin : session.catalogue().plugins()) {
      plugin.names().values().forEach(known::addAll);
      if (checked != null) {
        known.add(plugin.plugin().name());
      }
    }
    return "unknown name '" + wanted + "'; " + Nearest.hint(wanted, known);
  }

  private void print() {
    Console console = session.console();
    TextTable table = new TextTable().key("plugin").text("version").text("jar");
    for (LoadedPlugin plugin : session.catalogue().plugins()) {
      table.row(plugin.plugin().name(), plugin.plugin().version(), plugin.jar());
    }
    console.print(table.render(console.style(), Console.WIDTH));
    for (LoadedPlugin plugin : session.catalogue().plugins()) {
      console.print("");
      console.heading(plugin.plugin().name() + ": " + plugin.plugin().description());
      plugin
          .names()
          .forEach(
              (point, names) ->
                  console.paragraph("  " + point + ": ", "    ", String.join(", ", names)));
      citations(plugin)
          .forEach((key, citation) -> console.paragraph("  reference: ", "    ", citation));
    }
  }

  private Map<String, Object> json() {
    List<Map<String, Object>> plugins = new ArrayList<>();
    for (LoadedPlugin plugin : session.catalogue().plugins()) {
      Map<String, Object> names = new LinkedHashMap<>();
      plugin.names().forEach((point, list) -> names.put(camelCase(point), list));
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", plugin.plugin().name());
      entry.put("version", plugin.plugin().version());
      entry.put("description", plugin.plugin().description());
      entry.put("jar", plugin.jar());
      entry.put("names", names);
      entry.put("references", citations(plugin));
      plugins.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("plugins", plugins);
    document.put(
        "problems", session.catalogue().problems().stream().map(Problem::toString).toList());
    return document;
  }

  /** Full citations by key; a reference that is no key stands for itself. */
  private static Map<String, String> citations(LoadedPlugin plugin) {
    Bibliography bibliography = Bibliography.load();
    Map<String, String> citations = new LinkedHashMap<>();
    for (String reference : plugin.plugin().references()) {
      citations.put(reference, bibliography.citation(reference).orElse(reference));
    }
    return citations;
  }

  static String camelCase(String words) {
    StringBuilder text = new StringBuilder();
    for (String word : words.split("[ -]")) {
      text.append(
          text.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return text.toString();
  }
}
