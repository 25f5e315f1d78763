package org.ntklab.cli.command;

import com.google.inject.Key;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ntklab.cli.console.Console;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.ExitCode;
import org.ntklab.core.problem.Problems;
import picocli.CommandLine.Command;

/** {@code ntk datasets}: data by name, with where it comes from and under what terms. */
@Command(
    name = "datasets",
    description = "Lists the data sets known by name, with their source and licence.")
public final class DatasetsCommand implements Callable<Integer> {
  private final Session session;

  /** The command in a session. */
  public DatasetsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, DataDescription> sets = new LinkedHashMap<>();
    Kinds<DataSource> sources = session.ntk().get(new Key<Kinds<DataSource>>() {});
    for (String name : sources.names()) {
      // A set with obligatory options describes itself all the same; their absence is no problem.
      Options defaults = Options.none(new Problems());
      sets.put(name, sources.find(name).orElseThrow().read(defaults).description());
    }
    List<String> formats = List.copyOf(session.ntk().get(new Key<Kinds<FileFormat>>() {}).names());
    if (session.options().json()) {
      session.console().json(json(sets, formats));
    } else {
      print(sets, formats);
    }
    return ExitCode.DONE.status();
  }

  private void print(Map<String, DataDescription> sets, List<String> formats) {
    Console console = session.console();
    sets.forEach(
        (name, set) -> {
          console.heading(name);
          console.paragraph("  ", "    ", set.summary());
          console.paragraph("  ", "    ", "source: " + set.source());
          console.paragraph("  ", "    ", "licence: " + set.licence());
          console.print("");
        });
    console.paragraph(
        "By file (data: {file: …}): " + (formats.isEmpty() ? "none" : String.join(", ", formats)));
  }

  private static Map<String, Object> json(Map<String, DataDescription> sets, List<String> formats) {
    List<Map<String, Object>> list = new ArrayList<>();
    sets.forEach(
        (name, set) -> {
          Map<String, Object> entry = new LinkedHashMap<>();
          entry.put("name", name);
          entry.put("summary", set.summary());
          entry.put("source", set.source());
          entry.put("licence", set.licence());
          list.add(entry);
        });
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("datasets", list);
    document.put("fileFormats", formats);
    return document;
  }
}
