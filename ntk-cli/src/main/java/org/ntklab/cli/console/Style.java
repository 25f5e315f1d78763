package org.ntklab.cli.console;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a stream can show.
 *
 * @param colour whether escape sequences are understood and wanted
 * @param unicode whether signs beyond ASCII arrive as they are
 */
public record Style(boolean colour, boolean unicode) {
  /** Plain ASCII without colour, which everything can show. */
  public static final Style PLAIN = new Style(false, false);

  private static final Map<String, String> IN_ASCII = inAscii();

  /**
   * What a stream can show in an environment: colour on a terminal without {@code NO_COLOR}, signs
   * beyond ASCII where the locale is UTF-8.
   */
  public static Style of(boolean terminal, Map<String, String> environment) {
    boolean unwanted =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return new Style(terminal && !unwanted, locale.contains("utf-8") || locale.contains("utf8"));
  }

  /** The text in a tone, if the stream shows colours. */
  public String paint(Tone tone, String text) {
    return colour ? tone.paint(text) : text;
  }

  /** The text as the stream can show it: {@code η ≤ ½} becomes {@code eta <= 1/2}. */
  public String text(String text) {
    if (unicode || text.chars().allMatch(c -> c < 128)) {
      return text;
    }
    String ascii = text;
    for (Map.Entry<String, String> sign : IN_ASCII.entrySet()) {
      ascii = ascii.replace(sign.getKey(), sign.getValue());
    }
    return ascii
        .codePoints()
        .map(c -> c < 128 ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Map<String, String> inAscii() {
    Map<String, String> signs = new LinkedHashMap<>();
    String[] pairs = {
      "α=alpha",
      "β=beta",
      "γ=gamma",
      "ε=eps",
      "η=eta",
      "λ=lambda",
      "σ=sigma",
      "φ=phi",
      "Θ=Theta",
      "Δ=Delta",
      "Σ=Sum",
      "∇=grad ",
      "½=1/2",
      "¼=1/4",
      "¾=3/4",
      "×=x",
      "·=*",
      "±=+-",
      "−=-",
      "–=-",
      "—=-",
      "…=...",
      "→=->",
      "∝=~",
      "√=sqrt",
      "∞=inf",
      "‖=||",
      "⟨=<",
      "⟩=>",
      "₀=0",
      "₁=1",
      "₂=2",
      "²=^2",
      "⁻=^-",
      "¹=1",
      "█=#",
      "▓=+",
      "░=.",
      "✓=yes",
      "✗=no",
      "“=\"",
      "”=\"",
      "’='",
      "\u00a0= "
    };
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      signs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    signs.put("≤", "<=");
    signs.put("≥", ">=");
    signs.put("≡", "==");
    return signs;
  }
}
