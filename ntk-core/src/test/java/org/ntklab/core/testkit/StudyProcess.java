package org.ntklab.core.testkit;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.ntklab.core.CorePlugin;
import org.ntklab.core.Ntk;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.NtkException;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyListener;
import org.ntklab.core.training.SavePace;

/** A process of its own that runs a study of linear models, to be killed. */
public final class StudyProcess {
  private StudyProcess() {}

  /** A core whose runs save their state as often as they can. */
  public static Ntk savingOften(Duration least) {
    return Ntk.with(
        PluginCatalogue.of(List.of(new CorePlugin(), new TestKitPlugin())),
        binder ->
            newOptionalBinder(binder, SavePace.class)
                .setBinding()
                .toInstance(new SavePace(least, 1)));
  }

  /**
   * Starts a process.
   *
   * @param shell limits that a shell sets first, such as {@code ulimit -f 16;}; may be empty
   */
  public static Process start(String shell, Path experiment, Path store) throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(
        java,
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-Dslf4j.internal.verbosity=ERROR",
        "-cp",
        System.getProperty("java.class.path"),
        StudyProcess.class.getName(),
        experiment.toString(),
        store.toString());
    List<String> command = new ArrayList<>(List.of("bash", "-c", shell + " exec \"$@\"", "bash"));
    command.addAll(java);
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** Tells when it begins to train, how far each run is, and the hash of each that has ended. */
  public static void main(String[] args) throws InterruptedException {
    Ntk ntk = savingOften(Duration.ofMillis(20));
    try {
      ntk.prepare(ntk.read(Path.of(args[0]), List.of()))
          .store(Path.of(args[1]))
          .jobs(2)
          .listener(
              new StudyListener() {
                @Override
                public void started(List<RunSpec> open, int cached) {
                  System.out.println("started");
                }

                @Override
                public void progress(RunSpec run, int step, int of) {
                  System.out.println("at " + step + " " + run.hash());
                }

                @Override
                public void resumed(RunSpec run, int step, int of) {
                  System.out.println("resumed " + step + " " + run.hash());
                }

                @Override
                public void ended(RunResult run) {
                  System.out.println(run.status() + " " + run.spec().hash());
                }
              })
          .run();
    } catch (NtkException e) {
      System.out.println(e.getMessage());
      System.exit(e.exitCode().status());
    }
  }
}
