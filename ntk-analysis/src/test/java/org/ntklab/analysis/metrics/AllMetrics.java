package org.ntklab.analysis.metrics;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import org.ntklab.analysis.AnalysisPlugin;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.Kind;

/** Every metric that the plugin contributes. */
final class AllMetrics {
  private AllMetrics() {}

  static List<Metric> list() {
    List<Metric> metrics = new ArrayList<>();
    new AnalysisPlugin()
        .contribute(
            new Contributions() {
              @Override
              public <T> Contributions add(
                  ExtensionPoint<T> point, String name, Class<? extends T> type) {
                if (!point.equals(ExtensionPoint.METRIC)) {
                  return this;
                }
                try {
                  metrics.add((Metric) type.getConstructor().newInstance());
                } catch (ReflectiveOperationException e) {
                  throw new LinkageError(name + " cannot be made", e);
                }
                return this;
              }

              @Override
              public <T> Contributions addKind(
                  ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind) {
                if (point.equals(ExtensionPoint.METRIC)) {
                  throw new AssertionError("metrics take no options: " + name);
                }
                return this;
              }

              @Override
              public Contributions install(Module module) {
                return this;
              }
            });
    return metrics;
  }
}
