/**
 * From labels to targets, one class an encoding: {@link org.ntklab.datasets.encoding.OneHot} is the
 * plainest. Depends on {@code core.data} and {@code core.linalg}.
 */
package org.ntklab.datasets.encoding;
