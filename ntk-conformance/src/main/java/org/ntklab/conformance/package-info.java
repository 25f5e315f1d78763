/**
 * Whether a plugin keeps what it promises: checks of activations, layers, architectures and
 * parametrisations, each a small class that says what it looked at, what it expected and what it
 * found. {@link org.ntklab.conformance.ConformanceKit} is the entry, for the program and for the
 * classes of {@code junit}. Depends on the core and on the analysis; networks and kernels are
 * injected.
 */
package org.ntklab.conformance;
