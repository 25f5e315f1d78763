package org.ntklab.datasets.idx;

import java.util.Optional;
import org.ntklab.core.data.DataDescription;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;

/**
 * A named set of grey images of ten classes with its official test part.
 *
 * @param folder that the files are in
 * @param description name, origin and licence
 * @param training the official training part
 * @param test the official test part
 * @param image whether an example is {@code [1, height, width]}, or else a vector
 */
record NamedIdx(
    IdxFolder folder, DataDescription description, IdxPart training, IdxPart test, boolean image)
    implements DataSource {
  private static final int CLASSES = 10;

  @Override
  public String fingerprint() {
    return description.name() + " " + folder.digests(training, test);
  }

  @Override
  public String defaultTarget() {
    return "centred-one-hot";
  }

  @Override
  public RawData load() {
    RawData raw = new IdxSource(training, Optional.of(test), image, "").load();
    Labels.Classes labels = (Labels.Classes) raw.labels();
    // A subset of the files may lack the last class; the network's outputs stay ten.
    int classes = Math.max(CLASSES, labels.classes());
    return new RawData(
        raw.inputs(),
        raw.shape(),
        raw.layout(),
        new Labels.Classes(labels.values(), classes),
        raw.officialTraining());
  }
}
