package org.ntklab.benchmarks.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.benchmarks.timing.Task;
import org.ntklab.benchmarks.timing.Timing;

/** A short command on a built clone, from the start of the launcher to the end of the process. */
record StartJob(Setting setting) implements Job {
  private static final Target MOST_SECONDS = Target.atMost(1);

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Row> measure() throws IOException, InterruptedException {
    List<Command> commands =
        List.of(
            new Command(List.of("plugins"), Optional.of(MOST_SECONDS)),
            new Command(List.of("--help"), Optional.empty()),
            new Command(List.of("classify", "mup"), Optional.empty()));
    List<Row> rows = new ArrayList<>();
    if (setting.root().isEmpty()) {
      commands.forEach(command -> rows.add(command.row(OptionalDouble.empty())));
      return rows;
    }
    List<Task> tasks = new ArrayList<>();
    commands.forEach(command -> tasks.add(() -> command.run(setting.root().get())));
    List<Timing> timings = setting.repetitions().interleaved(tasks);
    for (int i = 0; i < commands.size(); i++) {
      rows.add(commands.get(i).row(OptionalDouble.of(timings.get(i).median())));
    }
    return rows;
  }

  private record Command(List<String> words, Optional<Target> target) {
    void run(Path root) throws IOException, InterruptedException {
      List<String> command = new ArrayList<>(List.of(root.resolve("ntk").toString()));
      command.addAll(words);
      Child.run(command);
    }

    Row row(OptionalDouble seconds) {
      return new Row("start", "./ntk " + String.join(" ", words), seconds, "s", target);
    }
  }
}
