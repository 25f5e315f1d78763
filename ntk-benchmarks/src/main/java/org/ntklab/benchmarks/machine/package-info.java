/**
 * What the machine can do at all: products of matrices ({@link
 * org.ntklab.benchmarks.machine.GemmPeak}), memory ({@link
 * org.ntklab.benchmarks.machine.StreamTriad}), disk ({@link
 * org.ntklab.benchmarks.machine.FileWriting}). Depends on {@code timing} and the core's {@code
 * linalg} and {@code file}.
 */
package org.ntklab.benchmarks.machine;
