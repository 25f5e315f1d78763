package org.ntklab.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, where there is one. */
final class Chromium {
  private static final int MOST_MINUTES = 3;

  private final Path program;
  private final Path folder;

  /**
   * What it made of a page.
   *
   * @param dom the document after its scripts ran
   * @param console what the page said on the console, errors and violated policies included
   */
  record Visit(String dom, List<String> console) {}

  private Chromium(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** The one on the PATH; its files go to the folder. */
  static Optional<Chromium> find(Path folder) {
    List<String> names = List.of("chromium", "chromium-browser", "google-chrome");
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(place -> names.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new Chromium(found, folder));
  }

  /** Opens a page in a window of a width, in pixels. */
  Visit visit(Path page, int width) throws IOException, InterruptedException {
    Path out = folder.resolve("dom.html");
    Path err = folder.resolve("chromium.txt");
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(
        List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--user-data-dir=" + folder.resolve("profile"),
            "--enable-logging=stderr",
            "--virtual-time-budget=10000",
            "--window-size=" + width + ",900",
            "--dump-dom",
            page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("chromium did not end: " + Files.readString(err));
    }
    try (Stream<String> lines = Files.lines(err)) {
      return new Visit(
          Files.readString(out), lines.filter(line -> line.contains("CONSOLE")).toList());
    }
  }
}
