/**
 * Where runs are kept: a {@link org.ntklab.core.store.RunStore} is a folder with one {@link
 * org.ntklab.core.store.RunFolder} a run, named by the run's hash, and {@link
 * org.ntklab.core.store.StudyFolders} those of the studies that ended. Depends on {@code trace},
 * {@code file}, {@code config} and {@code problem}.
 */
package org.ntklab.core.store;
