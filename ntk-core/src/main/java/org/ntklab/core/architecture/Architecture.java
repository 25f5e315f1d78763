package org.ntklab.core.architecture;

import java.util.List;
import org.ntklab.core.layer.LayerSpec;

/**
 * A description of networks of any width: layers in series, in the language of experiment files,
 * with widths in n and a readout of {@code outputs}.
 *
 * <p>A named architecture is a {@code Kind<Architecture>}, one class that reads its options and
 * says which list they stand for. The architecture never scales anything: that is the {@link
 * org.ntklab.core.parametrisation.Parametrisation}'s.
 */
@FunctionalInterface
public interface Architecture {
  /** The layers in series. */
  List<LayerSpec> layers();
}
