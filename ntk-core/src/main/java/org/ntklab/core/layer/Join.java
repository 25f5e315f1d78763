package org.ntklab.core.layer;

/** How parallel branches come together again. */
public enum Join {
  /** Entries are added. */
  SUM,
  /** Entries are multiplied. */
  PRODUCT,
  /** Channels are put side by side. */
  CONCATENATE
}
