package org.ntklab.core.data;

/** A data specification that its source cannot meet; knows the key to blame. */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String key;

  /** The key within the {@code data:} group, and what is wrong. */
  public DataException(String key, String message) {
    super(message);
    this.key = key;
  }

  /** Key within the {@code data:} group. */
  public String key() {
    return key;
  }
}
