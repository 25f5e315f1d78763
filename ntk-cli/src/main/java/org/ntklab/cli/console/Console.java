package org.ntklab.cli.console;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.WordUtils;

/** The streams of the program: results on standard output, everything else on standard error. */
public final class Console {
  /** Columns that everything is made to fit where it can. */
  public static final int WIDTH = 100;

  private static final String PREFIX = "ntk: ";

  private final PrintWriter out;
  private final PrintWriter err;
  private final Style style;
  private final boolean interactive;

  /**
   * A console of given streams.
   *
   * @param style what {@code out} can show
   * @param interactive whether {@code err} is a terminal, on which a line can be drawn over
   */
  public Console(PrintWriter out, PrintWriter err, Style style, boolean interactive) {
    this.out = out;
    this.err = err;
    this.style = style;
    this.interactive = interactive;
  }

  /** The console of this process; the launcher says which streams are terminals. */
  public static Console ofProcess(Map<String, String> environment) {
    return new Console(
        writer(System.out, "stdout.encoding"),
        writer(System.err, "stderr.encoding"),
        Style.of(Boolean.getBoolean("ntk.terminal.out"), environment),
        Boolean.getBoolean("ntk.terminal.err"));
  }

  /** What standard output can show. */
  public Style style() {
    return style;
  }

  /** Whether standard error is a terminal. */
  public boolean interactive() {
    return interactive;
  }

  /** Prints a line of the result. */
  public void print(String line) {
    out.println(style.text(line));
  }

  /** Prints lines of the result that are in the stream's style already. */
  public void print(List<String> lines) {
    lines.forEach(out::println);
  }

  /** Prints a heading of the result. */
  public void heading(String line) {
    out.println(style.paint(Tone.STRONG, style.text(line)));
  }

  /** Prints a sentence of the result, broken into lines where it is too long for one. */
  public void paragraph(String text) {
    paragraph("", "", text);
  }

  /**
   * Prints a sentence of the result, broken into lines where it is too long for one.
   *
   * @param first what the first line begins with
   * @param rest what the other lines begin with
   */
  public void paragraph(String first, String rest, String text) {
    // Stands for what the first line begins with beyond the others, and takes its room.
    String standIn = "x".repeat(Math.max(0, first.length() - rest.length()));
    String wrapped =
        WordUtils.wrap(standIn + style.text(text), WIDTH - rest.length(), "\n" + rest, false);
    out.println(first + wrapped.substring(standIn.length()));
  }

  /** Prints the result as one JSON document. */
  public void json(Map<String, ?> document) {
    out.println(JsonDocument.write(document));
  }

  /** Prints a remark or an error: one line on standard error, with the program's name. */
  public void say(String message) {
    err.println(PREFIX + message.strip().replaceAll("\\s*\\R\\s*", "; "));
    err.flush();
  }

  /** Prints text on standard error as it is: a stack trace, a usage, a progress bar. */
  public void raw(String text) {
    err.print(text);
    err.flush();
  }

  /** Standard output, for what writes by itself; to be flushed by {@link #flush}. */
  public PrintWriter out() {
    return out;
  }

  /** Hands on everything printed so far. */
  public void flush() {
    out.flush();
    err.flush();
  }

  private static PrintWriter writer(PrintStream stream, String encoding) {
    String name = System.getProperty(encoding);
    Charset charset = name == null ? Charset.defaultCharset() : Charset.forName(name);
    return new PrintWriter(new OutputStreamWriter(stream, charset));
  }
}
