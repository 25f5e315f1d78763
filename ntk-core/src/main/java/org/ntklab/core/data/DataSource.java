package org.ntklab.core.data;

/**
 * Rows of data, from a file, a bundled set or a formula; immutable and safe for threads.
 *
 * <p>A named source is a {@code Kind<DataSource>}, which reads its own keys from the {@code data:}
 * group.
 */
public interface DataSource {
  /** Name, origin and licence, for {@code ntk datasets} and provenance. */
  DataDescription description();

  /**
   * What the rows depend on: the content's digest for a file, name and version for a bundled set,
   * everything that enters the formula for a synthetic one. Part of a run's identity.
   */
  String fingerprint();

  /** Name of the target that is used when the experiment names none. */
  String defaultTarget();

  /**
   * Reads the rows.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when there are none or they are
   *     malformed, with row and column
   */
  RawData load();
}
