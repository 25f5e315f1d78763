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

/** The programs in {@code docs} compile, run, and give what theory says. */
class LibraryExampleTest {
  private static final Path PAGES = Path.of("..", "docs");

  @TempDir private Path work;

  @Test
  void theDocumentedStudyAgreesWithTheory() throws Exception {
    String text = run("library.md", "LazyOrFeature", work.resolve("store").toString());
    assertTrue(text.contains("{parametrisation=ntk}: lazy, theory says lazy"), text);
    assertTrue(
        text.contains(
            "{parametrisation=mean-field}: feature-learning, theory says feature-learning"),
        text);
  }

  @Test
  void theDocumentedPredictionIsMade() throws Exception {
    double mean = Double.parseDouble(run("kernels.md", "Prediction").strip());
    // Between the two targets that it is nearest to, 1 and 0, and nearer to the first.
    assertTrue(mean > 0.5 && mean < 1, () -> "" + mean);
  }

  private String run(String page, String name, String... args) throws Exception {
    String content = Files.readString(PAGES.resolve(page));
    int from = content.indexOf("```java\n") + "```java\n".length();
    Path source = work.resolve(name + ".java");
    Files.writeString(source, content.substring(from, content.indexOf("```", from)));
    String[] words = {
      "-d", work.toString(), "-classpath", System.getProperty("java.class.path"), source.toString()
    };
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, words));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {work.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
