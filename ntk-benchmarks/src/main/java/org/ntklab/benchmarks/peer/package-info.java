/**
 * What labs use today, run beside ours: {@link org.ntklab.benchmarks.peer.Peer}. Its Python
 * environment and scripts are no part of the build.
 */
package org.ntklab.benchmarks.peer;
