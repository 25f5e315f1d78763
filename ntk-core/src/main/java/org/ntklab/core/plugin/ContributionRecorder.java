package org.ntklab.core.plugin;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;

/** Writes down what one plugin adds, so that it can be checked before anything is bound. */
final class ContributionRecorder implements Contributions {
  final List<Contribution> contributions = new ArrayList<>();
  final List<Module> modules = new ArrayList<>();

  @Override
  public <T> Contributions add(ExtensionPoint<T> point, String name, Class<? extends T> type) {
    contributions.add(new Contribution(point, name, type, false));
    return this;
  }

  @Override
  public <T> Contributions addKind(
      ExtensionPoint<T> point, String name, Class<? extends Kind<? extends T>> kind) {
    contributions.add(new Contribution(point, name, kind, true));
    return this;
  }

  @Override
  public Contributions install(Module module) {
    modules.add(module);
    return this;
  }
}
