package org.ntklab.core;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.ArchitectureReader;
import org.ntklab.core.experiment.ExperimentModule;
import org.ntklab.core.input.InputModule;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.report.ReportRenderer;
import org.ntklab.core.schema.SchemaModule;
import org.ntklab.core.study.StudyModule;
import org.ntklab.core.training.SavePace;
import org.ntklab.core.training.Trainer;

/** Binds the core's own classes; what they need from other modules comes with their plugins. */
final class CoreModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().disableCircularProxies();
    bind(DatasetCache.class).in(Scopes.SINGLETON);
    // A program that is told of another folder binds it.
    newOptionalBinder(binder(), DataFolder.class).setDefault().toInstance(DataFolder.ofUser());
    newOptionalBinder(binder(), SavePace.class).setDefault().toInstance(SavePace.USUAL);
    // The analysis brings one; without it studies are not reported.
    newOptionalBinder(binder(), ReportRenderer.class);
    bind(LayerLanguage.class);
    bind(ArchitectureReader.class);
    bind(Trainer.class);
    install(new ExperimentModule());
    install(new InputModule());
    install(new SchemaModule());
    install(new StudyModule());
  }
}
