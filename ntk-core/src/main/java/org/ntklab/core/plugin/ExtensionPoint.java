package org.ntklab.core.plugin;

import java.util.List;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.FileFormat;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.engine.Engine;
import org.ntklab.core.evidence.Measurement;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.input.ArrayFormat;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.loss.Loss;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.report.ReportSection;

/**
 * A place where plugins add names.
 *
 * @param word how messages name one of them: {@code unknown parametrisation 'mupp'}
 * @param type what a name stands for
 * @param <T> the same
 */
public record ExtensionPoint<T>(String word, Class<T> type) {
  /** Descriptions of networks of any width. */
  public static final ExtensionPoint<Architecture> ARCHITECTURE =
      new ExtensionPoint<>("architecture", Architecture.class);

  /** Words of the layer language. */
  public static final ExtensionPoint<Layer> LAYER = new ExtensionPoint<>("layer", Layer.class);

  /** Functions that are layers too. */
  public static final ExtensionPoint<Activation> ACTIVATION =
      new ExtensionPoint<>("activation", Activation.class);

  /** Scalings with the width. */
  public static final ExtensionPoint<Parametrisation> PARAMETRISATION =
      new ExtensionPoint<>("parametrisation", Parametrisation.class);

  /** What training minimises. */
  public static final ExtensionPoint<Loss> LOSS = new ExtensionPoint<>("loss", Loss.class);

  /** Data by name. */
  public static final ExtensionPoint<DataSource> DATA =
      new ExtensionPoint<>("data set", DataSource.class);

  /** Data by file. */
  public static final ExtensionPoint<FileFormat> FILE_FORMAT =
      new ExtensionPoint<>("file format", FileFormat.class);

  /** Arrays by file. */
  public static final ExtensionPoint<ArrayFormat> ARRAY_FORMAT =
      new ExtensionPoint<>("array format", ArrayFormat.class);

  /** From labels to targets. */
  public static final ExtensionPoint<TargetEncoding> TARGET =
      new ExtensionPoint<>("target", TargetEncoding.class);

  /** Scalings of inputs. */
  public static final ExtensionPoint<InputScaling> SCALE =
      new ExtensionPoint<>("scale", InputScaling.class);

  /** Measurements of finished runs. */
  public static final ExtensionPoint<Metric> METRIC = new ExtensionPoint<>("metric", Metric.class);

  /** Parts of the report of a study. */
  public static final ExtensionPoint<ReportSection> REPORT_SECTION =
      new ExtensionPoint<>("report section", ReportSection.class);

  /** Ways to execute many runs. */
  public static final ExtensionPoint<Engine> ENGINE = new ExtensionPoint<>("engine", Engine.class);

  /** What single numbers are made of many measurements. */
  public static final ExtensionPoint<Statistic> STATISTIC =
      new ExtensionPoint<>("statistic", Statistic.class);

  /** What is measured without training. */
  public static final ExtensionPoint<Measurement> MEASUREMENT =
      new ExtensionPoint<>("measurement", Measurement.class);

  /** All places, in the order in which they are listed to users. */
  public static final List<ExtensionPoint<?>> ALL =
      List.of(
          ARCHITECTURE,
          PARAMETRISATION,
          LAYER,
          ACTIVATION,
          LOSS,
          DATA,
          FILE_FORMAT,
          ARRAY_FORMAT,
          TARGET,
          SCALE,
          METRIC,
          REPORT_SECTION,
          ENGINE,
          STATISTIC,
          MEASUREMENT);
}
