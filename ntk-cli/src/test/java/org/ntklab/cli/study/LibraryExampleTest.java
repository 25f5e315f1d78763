package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in {@code docs/library.md} compiles, runs, and gives what theory says. */
class LibraryExampleTest {
  private static final Path PAGE = Path.of("..", "docs", "library.md");

  @TempDir private Path work;

  @Test
  void theDocumentedProgramRunsAndAgreesWithTheory() throws Exception {
    String page = Files.readString(PAGE);
    int from = page.indexOf("```java\n") + "```java\n".length();
    Path source = work.resolve("LazyOrFeature.java");
    Files.writeString(source, page.substring(from, page.indexOf("```", from)));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                work.toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                source.toString());
    assertEquals(0, status);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {work.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("LazyOrFeature")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {work.resolve("store").toString()});
    } finally {
      System.setOut(out);
    }
    String text = printed.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("{parametrisation=ntk}: lazy, theory says lazy"), text);
    assertTrue(
        text.contains(
            "{parametrisation=mean-field}: feature-learning, theory says feature-learning"),
        text);
  }
}
