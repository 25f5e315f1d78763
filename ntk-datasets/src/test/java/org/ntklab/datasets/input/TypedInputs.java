package org.ntklab.datasets.input;

import com.google.inject.Guice;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.input.InputModule;
import org.ntklab.core.input.InputReader;
import org.ntklab.core.input.Inputs;
import org.ntklab.core.input.TargetEncoder;
import org.ntklab.core.input.Targets;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.plugin.PluginModule;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;
import org.ntklab.datasets.DatasetsPlugin;

/** What commands do with the texts that they are given, with this module's plugin. */
final class TypedInputs {
  private final Path folder;
  private final InputReader reader;
  private final TargetEncoder encoder;
  private Problems problems = new Problems();

  /**
   * A command's readers.
   *
   * @param folder in which it is called
   * @param data the data folder
   */
  TypedInputs(Path folder, Path data) {
    Injector injector =
        Guice.createInjector(
            binder -> binder.requireExplicitBindings(),
            new PluginModule(PluginCatalogue.of(List.of(new DatasetsPlugin()))),
            new InputModule(),
            binder -> binder.bind(DataFolder.class).toInstance(new DataFolder(data)));
    this.folder = folder;
    this.reader = injector.getInstance(InputReader.class);
    this.encoder = injector.getInstance(TargetEncoder.class);
  }

  Inputs x(String text) {
    return sound(reader.read("--x", text, folder, problems));
  }

  Inputs x2(Inputs first, String text) {
    return sound(reader.readLike(first, "--x2", text, folder, problems));
  }

  Targets y(String text) {
    return sound(reader.readTargets("--y", text, folder, problems));
  }

  TargetEncoder.Encoded encode(Targets train, Optional<Targets> test, Optional<String> encoding) {
    return sound(encoder.encode(train, test, encoding, "--target", problems));
  }

  /** What is wrong with an input, without the folder's name. */
  String wrongX(String text) {
    return wrong(reader.read("--x", text, folder, problems));
  }

  String wrongX2(Inputs first, String text) {
    return wrong(reader.readLike(first, "--x2", text, folder, problems));
  }

  String wrongY(String text) {
    return wrong(reader.readTargets("--y", text, folder, problems));
  }

  String wrongEncoding(Targets train, Optional<Targets> test, Optional<String> encoding) {
    return wrong(encoder.encode(train, test, encoding, "--target", problems));
  }

  private <T> T sound(Optional<T> found) {
    return found.orElseThrow(() -> new AssertionError(problems.list()));
  }

  private String wrong(Optional<?> found) {
    List<String> messages = problems.list().stream().map(Problem::toString).toList();
    problems = new Problems();
    if (found.isPresent() || messages.size() != 1) {
      throw new AssertionError(found + " " + messages);
    }
    return messages.get(0).replace(folder + "/", "");
  }
}
