/**
 * Bytes of data wherever they lie: {@link org.ntklab.datasets.file.DataBytes} opens a file or a
 * resource, unpacks it and says in the user's words why it cannot be read. Depends on {@code
 * core.problem}.
 */
package org.ntklab.datasets.file;
