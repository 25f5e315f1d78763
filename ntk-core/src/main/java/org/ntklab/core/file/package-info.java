/**
 * Files that survive whoever is stopped: {@link org.ntklab.core.file.UninterruptibleFile} does not
 * close itself when its thread is interrupted, {@link org.ntklab.core.file.AtomicMove} puts a whole
 * file in its place, {@link org.ntklab.core.file.WholeFile} writes one so, {@link
 * org.ntklab.core.file.FileDigest} tells whether it still is what was written, {@link
 * org.ntklab.core.file.LockFile} keeps two processes from writing one, {@link
 * org.ntklab.core.file.BulkWriter} and {@link org.ntklab.core.file.MappedRanges} move what is
 * large. Depends on nothing.
 */
package org.ntklab.core.file;
