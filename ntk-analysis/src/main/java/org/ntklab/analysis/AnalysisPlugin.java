package org.ntklab.analysis;

import java.util.List;
import org.ntklab.analysis.metrics.Cka;
import org.ntklab.analysis.metrics.EffectiveRank;
import org.ntklab.analysis.metrics.FeatureMovement;
import org.ntklab.analysis.metrics.FinalRateFraction;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.analysis.metrics.LambdaMaxGrowth;
import org.ntklab.analysis.metrics.LinearisationError;
import org.ntklab.analysis.metrics.LossPeak;
import org.ntklab.analysis.metrics.OutputMovement;
import org.ntklab.analysis.metrics.ProbeLoss;
import org.ntklab.analysis.metrics.Sharpness;
import org.ntklab.analysis.metrics.SignFlips;
import org.ntklab.analysis.metrics.SilentAlignment;
import org.ntklab.analysis.metrics.SpectralMovement;
import org.ntklab.analysis.metrics.TargetAlignment;
import org.ntklab.analysis.metrics.TestLoss;
import org.ntklab.analysis.metrics.WeightMovement;
import org.ntklab.analysis.report.sections.AlignmentSection;
import org.ntklab.analysis.report.sections.DriftSection;
import org.ntklab.analysis.report.sections.LayerSection;
import org.ntklab.analysis.report.sections.PlaneSection;
import org.ntklab.analysis.report.sections.PredictionSection;
import org.ntklab.analysis.report.sections.SpecificationSection;
import org.ntklab.analysis.report.sections.SpectrumSection;
import org.ntklab.analysis.report.sections.TimeSection;
import org.ntklab.analysis.report.sections.UnfinishedSection;
import org.ntklab.analysis.report.sections.VerdictSection;
import org.ntklab.analysis.statistic.DivergedShare;
import org.ntklab.analysis.statistic.Extreme;
import org.ntklab.analysis.statistic.Mean;
import org.ntklab.analysis.statistic.PairedComparison;
import org.ntklab.analysis.statistic.RegimeShare;
import org.ntklab.analysis.statistic.Slope;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** Contributes metrics and report sections by name, and the analysis that gives verdicts. */
public final class AnalysisPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "analysis";
  }

  @Override
  public String version() {
    return Provenance.version();
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "metrics of runs, exponents over the width, verdicts and the static classifier";
  }

  @Override
  public List<String> references() {
    return List.of(
        "yang2021",
        "yang2023",
        "lee2019",
        "chizat2019",
        "geiger2020",
        "fort2020",
        "kornblith2019",
        "baratin2021",
        "atanasov2022",
        "lewkowycz2020",
        "cohen2021");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .add(ExtensionPoint.METRIC, KernelDrift.NAME, KernelDrift.class)
        .add(ExtensionPoint.METRIC, KernelDistance.NAME, KernelDistance.class)
        .add(ExtensionPoint.METRIC, Cka.NAME, Cka.class)
        .add(ExtensionPoint.METRIC, TargetAlignment.NAME, TargetAlignment.class)
        .add(ExtensionPoint.METRIC, EffectiveRank.NAME, EffectiveRank.class)
        .add(ExtensionPoint.METRIC, WeightMovement.NAME, WeightMovement.class)
        .add(ExtensionPoint.METRIC, SpectralMovement.NAME, SpectralMovement.class)
        .add(ExtensionPoint.METRIC, FeatureMovement.NAME, FeatureMovement.class)
        .add(ExtensionPoint.METRIC, SignFlips.NAME, SignFlips.class)
        .add(ExtensionPoint.METRIC, LinearisationError.NAME, LinearisationError.class)
        .add(ExtensionPoint.METRIC, OutputMovement.NAME, OutputMovement.class)
        .add(ExtensionPoint.METRIC, InitialRateFraction.NAME, InitialRateFraction.class)
        .add(ExtensionPoint.METRIC, Sharpness.NAME, Sharpness.class)
        .add(ExtensionPoint.METRIC, LambdaMaxGrowth.NAME, LambdaMaxGrowth.class)
        .add(ExtensionPoint.REPORT_SECTION, "verdict", VerdictSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "drift", DriftSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "time", TimeSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "alignment", AlignmentSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "spectrum", SpectrumSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "layers", LayerSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "prediction", PredictionSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "plane", PlaneSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "unfinished", UnfinishedSection.class)
        .add(ExtensionPoint.REPORT_SECTION, "specification", SpecificationSection.class)
        .add(ExtensionPoint.METRIC, ProbeLoss.NAME, ProbeLoss.class)
        .add(ExtensionPoint.METRIC, TestLoss.NAME, TestLoss.class)
        .add(ExtensionPoint.METRIC, LossPeak.NAME, LossPeak.class)
        .add(ExtensionPoint.METRIC, FinalRateFraction.NAME, FinalRateFraction.class)
        .add(ExtensionPoint.METRIC, SilentAlignment.NAME, SilentAlignment.class)
        .addKind(ExtensionPoint.STATISTIC, "slope", Slope.OfOptions.class)
        .addKind(ExtensionPoint.STATISTIC, "mean", Mean.OfOptions.class)
        .addKind(ExtensionPoint.STATISTIC, "smallest", Extreme.Smallest.class)
        .addKind(ExtensionPoint.STATISTIC, "largest", Extreme.Largest.class)
        .addKind(ExtensionPoint.STATISTIC, "ratio", PairedComparison.Ratio.class)
        .addKind(ExtensionPoint.STATISTIC, "difference", PairedComparison.Difference.class)
        .addKind(ExtensionPoint.STATISTIC, "diverged", DivergedShare.OfOptions.class)
        .addKind(ExtensionPoint.STATISTIC, "measured-regime", RegimeShare.Measured.class)
        .addKind(ExtensionPoint.STATISTIC, "predicted-regime", RegimeShare.Predicted.class)
        .install(new AnalysisModule());
  }
}
