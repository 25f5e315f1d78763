package org.ntklab.core.plugin;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import com.google.inject.TypeLiteral;
import com.google.inject.multibindings.MapBinder;
import com.google.inject.util.Types;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a checked catalogue into one MapBinder an extension point, and {@link Kinds} over each. */
public final class PluginModule extends AbstractModule {
  private final PluginCatalogue catalogue;

  /** Binds what the catalogue holds. */
  public PluginModule(PluginCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  protected void configure() {
    bind(PluginCatalogue.class).toInstance(catalogue);
    ExtensionPoint.ALL.forEach(this::bindPoint);
    for (LoadedPlugin plugin : catalogue.plugins()) {
      plugin.modules().forEach(this::install);
    }
  }

  private <T> void bindPoint(ExtensionPoint<T> point) {
    TypeLiteral<Kind<T>> kind = kindOf(point);
    MapBinder<String, Kind<T>> binder =
        MapBinder.newMapBinder(binder(), TypeLiteral.get(String.class), kind);
    for (LoadedPlugin plugin : catalogue.plugins()) {
      for (Contribution contribution : plugin.contributions()) {
        if (contribution.point().equals(point)) {
          bind(contribution.type()).in(Scopes.SINGLETON);
          Provider<?> provider = getProvider(contribution.type());
          binder.addBinding(contribution.name()).toProvider(asKind(contribution, provider));
        }
      }
    }
    bind(kindsOf(point)).toProvider(new KindsProvider<>(point)).in(Scopes.SINGLETON);
  }

  @SuppressWarnings("unchecked") // Contributions.add and addKind took the class for this point.
  private static <T> Provider<Kind<T>> asKind(Contribution contribution, Provider<?> provider) {
    if (contribution.isKind()) {
      return () -> (Kind<T>) provider.get();
    }
    return () -> options -> (T) provider.get();
  }

  @SuppressWarnings("unchecked")
  private static <T> TypeLiteral<Kind<T>> kindOf(ExtensionPoint<T> point) {
    return (TypeLiteral<Kind<T>>)
        TypeLiteral.get(Types.newParameterizedType(Kind.class, point.type()));
  }

  @SuppressWarnings("unchecked")
  private static <T> Key<Kinds<T>> kindsOf(ExtensionPoint<T> point) {
    return (Key<Kinds<T>>) Key.get(Types.newParameterizedType(Kinds.class, point.type()));
  }

  /**
   * Providers and not kinds are injected, so a kind may itself inject {@link Kinds} of any point.
   */
  private static final class KindsProvider<T> implements Provider<Kinds<T>> {
    private final ExtensionPoint<T> point;
    @Inject private com.google.inject.Injector injector;

    KindsProvider(ExtensionPoint<T> point) {
      this.point = point;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Kinds<T> get() {
      Key<Map<String, Provider<Kind<T>>>> key =
          (Key<Map<String, Provider<Kind<T>>>>)
              Key.get(Types.mapOf(String.class, Types.providerOf(kindOf(point).getType())));
      Map<String, jakarta.inject.Provider<Kind<T>>> kinds = new LinkedHashMap<>();
      injector.getInstance(key).forEach(kinds::put);
      return new Kinds<>(point, kinds);
    }
  }
}
