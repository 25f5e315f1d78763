/**
 * What labs use today, run beside ours: {@link org.ntklab.benchmarks.peer.Peers}. Their Python
 * environments and scripts are no part of the build. Depends on {@code timing}.
 */
package org.ntklab.benchmarks.peer;
