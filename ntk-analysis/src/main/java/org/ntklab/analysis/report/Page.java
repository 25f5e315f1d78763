package org.ntklab.analysis.report;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.store.RunStatus;

/** Puts a report's sections, its data and the charting library into the template. */
final class Page {
  /** FreeMarker escapes everything that a template with this ending prints. */
  private static final String TEMPLATE = "report.ftlh";

  private static final String WEBJAR = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

  private Page() {}

  static String of(ReportedStudy study, List<PageSection> sections, String json) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", study.result().experiment().name());
    model.put("subtitle", subtitle(study));
    model.put("sections", sections);
    model.put("damaged", study.damaged().size());
    model.put("cells", study.cells().size());
    model.put("style", resource(Page.class, "report.css"));
    model.put("script", resource(Page.class, "report.js"));
    model.put("library", library());
    model.put("data", json);
    Configuration freemarker = new Configuration(Configuration.VERSION_2_3_35);
    freemarker.setClassForTemplateLoading(Page.class, "");
    freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
    freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    freemarker.setLogTemplateExceptions(false);
    freemarker.setNumberFormat("computer");
    StringWriter page = new StringWriter();
    try {
      freemarker.getTemplate(TEMPLATE).process(model, page);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("the report's template and its model do not fit", e);
    }
    return page.toString();
  }

  private static String subtitle(ReportedStudy study) {
    int runs = study.result().runs().size();
    Set<Long> seeds = new LinkedHashSet<>();
    study.result().runs().forEach(run -> seeds.add(run.spec().seed()));
    long unfinished =
        study.result().runs().stream()
            .filter(run -> run.status() == RunStatus.DIVERGED || run.status() == RunStatus.FAILED)
            .count();
    return runs
        + (runs == 1 ? " run" : " runs")
        + (unfinished == 0 ? "" : " (" + unfinished + " of them not finished)")
        + ", "
        + seeds.size()
        + (seeds.size() == 1 ? " seed" : " seeds");
  }

  /** The charting library, from its jar; nothing in it may end a script element. */
  private static String library() {
    Properties jar = new Properties();
    try (InputStream bytes = Page.class.getResourceAsStream(WEBJAR)) {
      jar.load(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the jar of the charting library", e);
    }
    String file =
        "/META-INF/resources/webjars/echarts/%s/dist/echarts.min.js"
            .formatted(jar.getProperty("version"));
    return resource(Page.class, file).replace("</script", "<\\/script");
  }

  private static String resource(Class<?> where, String name) {
    try (InputStream bytes = where.getResourceAsStream(name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " in ntk-analysis' jar", e);
    }
  }
}
