package org.ntklab.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report in a real browser: drawn, silent, and alive. */
class ReportPageTest {
  /** Stands at the end of a copy of the page; what it finds goes into an attribute. */
  private static final String LOOK =
      """
      <script>
      (function () {
        const report = window.ntkReport, seen = { figures: [] };
        const paths = f => [...f.box.querySelectorAll('svg')].map(s => s.querySelectorAll('path,circle,rect').length);
        const drawn = f => f.panels.map(p => p.instance ? p.instance.getOption().series.reduce((n, s) => n + (s.data || []).length, 0) : -1);
        const described = f => [...f.box.querySelectorAll('.chart')].every(c => c.getAttribute('role') === 'img' && c.getAttribute('aria-label').length > 40);
        report.figures.forEach(f => seen.figures.push({ id: f.id, panels: f.panels.length, shapes: paths(f), points: drawn(f), described: described(f) }));
        seen.overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        seen.theme = document.documentElement.dataset.theme;
        document.getElementById('theme').click();
        seen.otherTheme = document.documentElement.dataset.theme;
        seen.shapesInOtherTheme = report.figures.map(f => Math.min(...paths(f)));
        const figure = report.figures[2];
        figure.legend.querySelector('button').click();
        seen.pointsWithoutACurve = drawn(figure);
        document.querySelector('#chooser button').click();
        seen.pointsWithoutACell = drawn(figure);
        const details = document.querySelector('#' + figure.id + ' details.data');
        details.open = true;
        details.dispatchEvent(new Event('toggle'));
        seen.tableRows = details.querySelectorAll('tbody tr').length;
        seen.csv = report.content(figure.id, 'csv');
        seen.json = JSON.parse(report.content(figure.id, 'json'));
        window.dispatchEvent(new Event('beforeprint'));
        seen.printTheme = document.documentElement.dataset.theme;
        seen.shapesInPrint = report.figures.map(f => paths(f).reduce((a, b) => a + b, 0));
        document.documentElement.dataset.seen = btoa(unescape(encodeURIComponent(JSON.stringify(seen))));
      })();
      </script>
      """;

  private static Chromium.Visit onDesktop;

  @TempDir private Path folder;
  private final SmallStudy study = SmallStudy.get();
  private Chromium chromium;

  @BeforeEach
  void findBrowser() {
    Optional<Chromium> found = Chromium.find(folder);
    assumeTrue(found.isPresent(), "there is no chromium on the PATH: the page is not looked at");
    chromium = found.get();
  }

  @Test
  void everyFigureIsDrawnAndTheConsoleIsSilentOnADesktop() throws Exception {
    assertEquals(List.of(), desktop().console());
    JsonNode seen = seen(desktop());
    assertEquals(10, seen.get("figures").size());
    for (JsonNode figure : seen.get("figures")) {
      String id = figure.get("id").asText();
      figure.get("points").forEach(count -> assertTrue(count.asInt() > 0, id + " has points"));
      figure.get("shapes").forEach(count -> assertTrue(count.asInt() > 8, id + " has shapes"));
      assertEquals(figure.get("panels").asInt(), figure.get("shapes").size(), id);
      assertTrue(figure.get("described").asBoolean(), id + " is described");
    }
    assertTrue(seen.get("overflow").asInt() <= 0, "nothing is wider than the window");
  }

  @Test
  void whatCanBeSwitchedSwitches() throws Exception {
    JsonNode seen = seen(desktop());
    JsonNode figure = seen.get("figures").get(2);
    int all = figure.get("points").get(0).asInt();
    assertAll(
        () -> assertEquals("light", seen.get("theme").asText()),
        () -> assertEquals("dark", seen.get("otherTheme").asText()),
        () -> seen.get("shapesInOtherTheme").forEach(n -> assertTrue(n.asInt() > 8)),
        () -> assertTrue(seen.get("pointsWithoutACurve").get(0).asInt() < all),
        () -> assertEquals(-1, seen.get("pointsWithoutACell").get(0).asInt(), "its panel is gone"),
        () -> assertTrue(seen.get("pointsWithoutACell").get(1).asInt() > 0, "the other stays"),
        () -> assertEquals("light", seen.get("printTheme").asText(), "paper is white"));
  }

  @Test
  void theDataOfAFigureIsAClickAway() throws Exception {
    JsonNode seen = seen(desktop());
    JsonNode table = study.data().at("/figures/figure-3/table");
    int rows = table.get("rows").size();
    List<String> csv = seen.get("csv").asText().lines().toList();
    JsonNode row = table.get("rows").get(rows - 1);
    assertAll(
        () -> assertEquals(rows, seen.get("tableRows").asInt()),
        () -> assertEquals(rows + 1, csv.size()),
        () ->
            assertEquals(
                "cell,width,step,median kernel drift,smallest seed,largest seed,number of seeds",
                csv.get(0)),
        () ->
            assertEquals(row.get(3).asDouble(), Double.parseDouble(csv.get(rows).split(",")[3]), 0),
        () -> assertEquals(SmallStudy.NAME, seen.at("/json/study").asText()),
        () ->
            assertEquals(
                row.get(3).asDouble(),
                seen.at("/json/rows").get(rows - 1).get("median kernel drift").asDouble(),
                0));
  }

  @Test
  void itFitsAPhone() throws Exception {
    // A headless window is never narrower than 500 pixels, a frame is.
    Path frame =
        Files.writeString(
            folder.resolve("frame.html"),
            "<iframe style='width:390px;height:900px' srcdoc=\""
                + Files.readString(copy()).replace("&", "&amp;").replace("\"", "&quot;")
                + "\" onload=\"document.documentElement.dataset.seen ="
                + " this.contentDocument.documentElement.dataset.seen\"></iframe>");
    Chromium.Visit visit = chromium.visit(frame, 1280);
    assertEquals(List.of(), visit.console());
    JsonNode seen = seen(visit);
    assertTrue(seen.get("overflow").asInt() <= 0, "nothing is wider than the phone");
    seen.get("figures")
        .forEach(figure -> figure.get("points").forEach(n -> assertTrue(n.asInt() > 0)));
  }

  /** The page in a wide window, opened once for all tests. */
  private Chromium.Visit desktop() throws Exception {
    if (onDesktop == null) {
      onDesktop = chromium.visit(copy(), 1280);
    }
    return onDesktop;
  }

  private Path copy() throws IOException {
    int end = study.html.lastIndexOf("</body>");
    return Files.writeString(
        folder.resolve("page.html"),
        study.html.substring(0, end) + LOOK + study.html.substring(end));
  }

  private static JsonNode seen(Chromium.Visit visit) throws IOException {
    Matcher found = Pattern.compile("data-seen=\"([^\"]+)\"").matcher(visit.dom());
    assertTrue(found.find(), () -> "the script did not come to its end: " + visit.console());
    byte[] json = Base64.getDecoder().decode(found.group(1));
    return new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8));
  }
}
