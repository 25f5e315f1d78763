package org.ntklab.core.data;

import org.ntklab.core.layer.Shape;

/**
 * Data ready for a run: disjoint parts, scaled by what was fitted on the training part.
 *
 * @param shape shape of one example
 * @param train what the network is trained on
 * @param probe what kernels and features are measured on; never trained on
 * @param test what the test error is measured on; may be empty
 * @param encoding how targets were made, and what counts as an error
 */
public record Dataset(
    Shape shape, Examples train, Examples probe, Examples test, TargetEncoding encoding) {
  /** O, numbers in one target. */
  public int outputs() {
    return train.targets().columns();
  }
}
