/**
 * Checks of architectures and layers: what a list of layers makes at several widths, finite and
 * infinite. {@link org.ntklab.conformance.graph.GraphSubject} is what they look at, {@link
 * org.ntklab.conformance.graph.Workbench} makes the networks and kernels.
 */
package org.ntklab.conformance.graph;
