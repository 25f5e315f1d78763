/**
 * Gram matrices as data: computed in tiles by several threads, into memory or into an Arrow file
 * that survives a kill, grows with new examples and is mapped into memory to be read.
 *
 * <p>{@link org.ntklab.core.gram.GramComputation} computes what a {@link
 * org.ntklab.core.gram.GramTiles} gives tile by tile; a {@link org.ntklab.core.gram.GramTarget}
 * says which file and which Gram; {@link org.ntklab.core.gram.GramFile} reads.
 *
 * <h2>Layout</h2>
 *
 * <p>{@code FILE.arrow} is an Arrow IPC file: a column a kernel, {@code fixed_size_list<item:
 * double>[columns]} or of {@code float}, whose vectors are whole rows of the Gram; a record batch a
 * strip of rows. Uncompressed, little-endian, no nulls and no bitmaps; a kernel's numbers in a
 * strip are one block at a multiple of 64 bytes. The metadata says which Gram it is.
 *
 * <p>{@code FILE.arrow.part} is the same file while it grows, without the footer. Strips are
 * appended in order, each with one write; finishing appends the footer, forces all to the disk and
 * renames. A kill at any moment tears at most the last strip, which whoever resumes cuts off.
 *
 * <p>Of a symmetric Gram what lies below the diagonal is read back from the part, transposed. A few
 * strips are in memory at a time, whatever the size of the Gram.
 *
 * <p>Nothing in this package's API is an Arrow type. Depends on {@code arrow}, {@code file}, {@code
 * linalg}, {@code provenance}, {@code problem} and {@code config}'s nearest names.
 */
package org.ntklab.core.gram;
