package org.ntklab.core;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.Stage;
import java.nio.file.Path;
import java.util.List;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.plugin.PluginModule;
import org.ntklab.core.study.Study;
import org.ntklab.core.study.StudyFactory;

/**
 * The entrance for programs: {@code Ntk.study(Path.of("study.yaml")).run()} does what the command
 * {@code ntk run study.yaml} does.
 *
 * <p>Networks, data sets, analysis and everything named in experiments come from the plugins found;
 * with the project's modules on the class path that is all of it.
 */
public final class Ntk {
  private final Injector injector;

  private Ntk(Injector injector) {
    this.injector = injector;
  }

  /** With the plugins of the class path. */
  public static Ntk create() {
    return with(PluginCatalogue.ofClassPath());
  }

  /** With the plugins of a catalogue, and modules of the caller's own. */
  public static Ntk with(PluginCatalogue catalogue, Module... more) {
    Module[] modules = new Module[more.length + 2];
    modules[0] = new CoreModule();
    modules[1] = new PluginModule(catalogue);
    System.arraycopy(more, 0, modules, 2, more.length);
    return new Ntk(Guice.createInjector(Stage.DEVELOPMENT, modules));
  }

  /**
   * A study of an experiment file, with the plugins of the class path.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with everything that is wrong in the file
   */
  public static Study study(Path experiment) {
    Ntk ntk = create();
    return ntk.prepare(ntk.read(experiment, List.of()));
  }

  /** A study of an experiment given as YAML; files that it names are looked for in this folder. */
  public static Study study(String yaml) {
    Ntk ntk = create();
    return ntk.prepare(ntk.parse("experiment", yaml, List.of()));
  }

  /** Reads an experiment file; {@code overrides} are texts {@code key=value}. */
  public ExperimentSpec read(Path experiment, List<String> overrides) {
    return get(ExperimentReader.class).read(experiment, overrides);
  }

  /** Reads an experiment from a text; {@code source} is what messages call it. */
  public ExperimentSpec parse(String source, String yaml, List<String> overrides) {
    return get(ExperimentReader.class).parse(source, yaml, Path.of(""), overrides);
  }

  /** A study of an experiment that was read by this object. */
  public Study prepare(ExperimentSpec experiment) {
    return get(StudyFactory.class).of(experiment);
  }

  /** Anything that is bound, for programs that build on parts. */
  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  /** Anything that is bound, by key: {@code new Key<Kinds<Metric>>() {}}. */
  public <T> T get(Key<T> key) {
    return injector.getInstance(key);
  }
}
