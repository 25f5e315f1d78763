package org.ntklab.datasets.idx;

import jakarta.inject.Inject;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataFolder;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * Clothes of 28 × 28 pixels, from the folder {@code fashion-mnist} of the data folder; {@code
 * image} keeps their shape {@code [1, 28, 28]} (false: vectors of 784).
 */
public final class FashionMnist implements Kind<DataSource> {
  private final IdxFolder files;

  /** With files of a data folder; it is looked at when the set is asked for. */
  @Inject
  public FashionMnist(DataFolder data) {
    files =
        new IdxFolder(
            data,
            new DataDescription(
                "fashion-mnist",
                "clothes, 28 × 28 pixels of 0 to 255: 70000 rows, 784 features, 10 classes; the"
                    + " last 10000 are the official test part",
                "Xiao, Rasul and Vollgraf 2017; IDX files in the data folder's fashion-mnist",
                "MIT, copyright Zalando SE"));
  }

  @Override
  public DataSource read(Options options) {
    return files.read(options);
  }
}
