/**
 * Bytes of data wherever they lie: {@link org.ntklab.datasets.file.DataBytes} opens a file or a
 * resource, unpacks it and says in the user's words why it cannot be read, {@link
 * org.ntklab.datasets.file.SetFolder} finds the files of a named set and {@link
 * org.ntklab.datasets.file.GivenFiles} those that keys name. Depends on {@code core.data}, {@code
 * core.config} and {@code core.problem}.
 */
package org.ntklab.datasets.file;
