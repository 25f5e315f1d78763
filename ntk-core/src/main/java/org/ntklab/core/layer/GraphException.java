package org.ntklab.core.layer;

/**
 * Layers that do not fit together; the message names the layer, what it found and what would do.
 */
public final class GraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  GraphException(String message, Throwable cause) {
    super(message, cause);
  }
}
