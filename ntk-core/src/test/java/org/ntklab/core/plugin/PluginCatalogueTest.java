package org.ntklab.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ntklab.core.config.Options;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.problem.InvalidInputException;

/** Jars compiled by the tests themselves, dropped into a folder. */
class PluginCatalogueTest {
  private static final String SERVICE = "META-INF/services/" + NtkPlugin.class.getName();
  private static final String SOURCE =
      """
      import org.ntklab.core.plugin.*;
      public class %1$s implements NtkPlugin {
        public String name() { return "%1$s"; }
        public String version() { return "3"; }
        public int apiVersion() { return %2$d; }
        public String description() { return "from outside"; }
        public void contribute(Contributions c) {
          if ("%3$s".equals("throws")) throw new IllegalStateException("out of luck");
          c.add(ExtensionPoint.LOSS, "%3$s", org.ntklab.core.loss.MeanSquaredError.class);
        }
      }
      """;

  @TempDir private Path work;

  private Path folder() throws IOException {
    return Files.createDirectories(work.resolve("plugins"));
  }

  private void jar(String plugin, int api, String loss, boolean withClass) throws IOException {
    Path source = work.resolve(plugin + ".java");
    Files.writeString(source, SOURCE.formatted(plugin, api, loss));
    Path classes = Files.createDirectories(work.resolve("classes-" + plugin));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                classes.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                source.toString());
    assertEquals(0, status);
    Path jar = folder().resolve(plugin + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new ZipEntry(SERVICE));
      out.write(plugin.getBytes(StandardCharsets.UTF_8));
      if (withClass) {
        out.putNextEntry(new ZipEntry(plugin + ".class"));
        out.write(Files.readAllBytes(classes.resolve(plugin + ".class")));
      }
    }
  }

  private List<String> outside(PluginCatalogue catalogue) {
    return catalogue.plugins().stream()
        .filter(LoadedPlugin::isOutside)
        .map(plugin -> plugin.plugin().name())
        .toList();
  }

  @Test
  void aJarInTheFolderIsFoundAndItsDigestIsPartOfRunsThatNameIt() throws IOException {
    jar("Good", NtkPlugin.API_VERSION, "outside-loss", true);
    PluginCatalogue catalogue = PluginCatalogue.ofClassPathAnd(folder());
    assertEquals(List.of("Good"), outside(catalogue));
    assertEquals(List.of(), catalogue.problems());
    assertEquals(1, catalogue.outsideDigests("{\"loss\":\"outside-loss\"}").size());
    assertEquals(0, catalogue.outsideDigests("{\"loss\":\"mse\"}").size());
  }

  @Test
  void whatCannotBeUsedIsNamedByItsJarAndStopsNobodyElse() throws IOException {
    jar("Broken", NtkPlugin.API_VERSION, "a", false);
    jar("Duplicate", NtkPlugin.API_VERSION, "mse", true);
    jar("Good", NtkPlugin.API_VERSION, "b", true);
    jar("Old", NtkPlugin.API_VERSION - 1, "c", true);
    jar("Thrower", NtkPlugin.API_VERSION, "throws", true);
    Files.writeString(folder().resolve("torn.jar"), "no jar at all");
    PluginCatalogue catalogue = PluginCatalogue.ofClassPathAnd(folder());
    assertEquals(List.of("Good"), outside(catalogue));
    List<String> messages = catalogue.problems().stream().map(Object::toString).toList();
    assertEquals(5, messages.size(), messages.toString());
    assertTrue(messages.get(0).contains("Broken.jar: is broken and left out"), messages.get(0));
    assertTrue(messages.get(1).contains("Duplicate.jar: plugin 'Duplicate'"), messages.get(1));
    assertTrue(messages.get(1).contains("loss 'mse' exists already, in"), messages.get(1));
    assertTrue(messages.get(2).contains("Old.jar: plugin 'Old'"), messages.get(2));
    assertTrue(messages.get(2).contains("was built for API version 0"), messages.get(2));
    assertTrue(messages.get(3).contains("Thrower.jar: is broken"), messages.get(3));
    assertTrue(messages.get(4).contains("torn.jar"), messages.get(4));
  }

  /** The injector would otherwise fail as a whole, and with it every other plugin. */
  @Test
  void aClassThatCannotBeMadeIsNamed() {
    PluginCatalogue catalogue = PluginCatalogue.of(List.of(new Unmakeable()));
    assertEquals(List.of(), catalogue.plugins());
    String message = catalogue.problems().get(0).toString();
    assertTrue(message.contains("plugin 'unmakeable' is left out: loss 'x': "), message);
    assertTrue(message.contains("WithArgument has neither a public constructor"), message);
  }

  private static final class Unmakeable implements NtkPlugin {
    @Override
    public String name() {
      return "unmakeable";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions.addKind(ExtensionPoint.LOSS, "x", WithArgument.class);
    }
  }

  private record WithArgument(String argument) implements Kind<Loss> {
    @Override
    public Loss read(Options options) {
      throw new IllegalStateException(argument);
    }
  }

  @Test
  void aFolderThatIsNotThereIsAProblem() {
    assertThrows(
        InvalidInputException.class, () -> PluginCatalogue.ofClassPathAnd(work.resolve("nowhere")));
  }
}
