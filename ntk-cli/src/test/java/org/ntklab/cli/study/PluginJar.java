package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;
import org.ntklab.core.plugin.NtkPlugin;

/** Makes the jar of a plugin from its sources, as a lab's own build would. */
final class PluginJar {
  private PluginJar() {}

  /** Compiles sources against the class path of the test. */
  static void compile(List<Path> sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-d",
                classes.toString(),
                "-classpath",
                classes
                    + System.getProperty("path.separator")
                    + System.getProperty("java.class.path")));
    sources.forEach(source -> arguments.add(source.toString()));
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, arguments.toArray(String[]::new));
    assertEquals(0, status, messages.toString(StandardCharsets.UTF_8));
  }

  /** Puts all classes into a jar that names the plugin. */
  static void pack(Path classes, String plugin, Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      out.putNextEntry(new ZipEntry("META-INF/services/" + NtkPlugin.class.getName()));
      out.write(plugin.getBytes(StandardCharsets.UTF_8));
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(file).toString().replace('\\', '/');
        out.putNextEntry(new ZipEntry(entry));
        out.write(Files.readAllBytes(file));
      }
    }
  }

  /** The Java files below a folder. */
  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
