package org.ntklab.analysis.report;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ntklab.core.config.Options;
import org.ntklab.core.file.AtomicMove;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.problem.Problems;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportRenderer;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one HTML file that holds everything it needs; the same study gives the same bytes. */
public final class HtmlReport implements ReportRenderer {
  private static final Logger LOG = LoggerFactory.getLogger(HtmlReport.class);

  private final Kinds<ReportSection> sections;

  @Inject
  HtmlReport(Kinds<ReportSection> sections) {
    this.sections = sections;
  }

  @Override
  public void write(ReportedStudy study, Path file) {
    String text = render(study);
    Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try {
        try (UninterruptibleFile channel = UninterruptibleFile.writing(fresh)) {
          channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
          channel.sync();
        }
        AtomicMove.replace(fresh, file);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      throw new FaultException(
          "cannot write the report "
              + file
              + " ("
              + e.getMessage()
              + "); the study's runs are safe",
          e);
    }
  }

  @Override
  public String render(ReportedStudy study) {
    List<ReportSection> ordered =
        sections.names().stream()
            .map(name -> sections.find(name).orElseThrow().read(Options.none(new Problems())))
            .sorted(Comparator.comparingInt(ReportSection::position))
            .toList();
    PageData data = new PageData(study);
    List<PageSection> page = new ArrayList<>();
    for (ReportSection section : ordered) {
      List<PageBlock> blocks = new ArrayList<>();
      for (ReportBlock block : blocks(section, study)) {
        blocks.add(data.block(block));
      }
      if (!blocks.isEmpty()) {
        page.add(new PageSection("section-" + page.size(), section.title(), blocks));
      }
    }
    return Page.of(study, page, data.json());
  }

  /** A section of a plugin must not take the report with it. */
  private static List<ReportBlock> blocks(ReportSection section, ReportedStudy study) {
    try {
      return section.blocks(study);
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("section '{}' is left out of the report", section.title(), e);
      return List.of(
          new ReportBlock.Omitted(
              section.title(),
              "its code failed with " + e.getClass().getSimpleName() + ": " + e.getMessage()));
    }
  }
}
