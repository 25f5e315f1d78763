/**
 * The trace store: what a run measured, checkpoint by checkpoint, in Arrow files that outlive the
 * program. It knows columns and no metric, so that a metric added next year runs on last year's
 * traces.
 *
 * <p>{@link org.ntklab.core.trace.TraceWriter} writes, {@link org.ntklab.core.trace.Trace} reads; a
 * {@link org.ntklab.core.trace.TraceSchema} names the {@link org.ntklab.core.trace.Column}s and a
 * {@link org.ntklab.core.trace.TraceRow} holds one checkpoint.
 *
 * <h2>Layout</h2>
 *
 * <table>
 *   <caption>Columns</caption>
 *   <tr><th>{@link org.ntklab.core.trace.Column.Type}</th><th>Arrow</th></tr>
 *   <tr><td>INT64</td><td>{@code int64}</td></tr>
 *   <tr><td>FLOAT64</td><td>{@code double}</td></tr>
 *   <tr><td>VECTOR of n</td><td>{@code fixed_size_list<item: double>[n]}</td></tr>
 *   <tr><td>TEXT</td><td>{@code string}</td></tr>
 * </table>
 *
 * <p>Every column is nullable: null stands for a quantity without meaning in this run or at this
 * checkpoint ("absent"), never for NaN, which is a value. A row is one record batch, uncompressed,
 * little-endian, its buffers at multiples of 8 bytes. Provenance is the schema's metadata.
 *
 * <ul>
 *   <li>{@code trace.part}, while a run goes on: an Arrow IPC <em>stream</em> without an end mark:
 *       the schema's message, then a message a row. A kill at any moment tears at most the last
 *       message; a reader stops before it, a writer that resumes cuts it off.
 *   <li>{@code trace.arrow}, when it is done: an Arrow IPC <em>file</em> of the same batches, whose
 *       schema also holds the metadata known only at the end. It is written beside its place as
 *       {@code trace.arrow.<random>.tmp}, forced to the disk and renamed, so that it is there whole
 *       or not at all.
 * </ul>
 *
 * <p>Nothing in this package's API is an Arrow type. Depends on {@code arrow}, {@code file}, {@code
 * problem} and {@code config}'s nearest names.
 */
package org.ntklab.core.trace;
