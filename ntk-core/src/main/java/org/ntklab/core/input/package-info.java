/**
 * Inputs that are typed instead of configured: {@code x.npy}, {@code arrays.npz:x} or {@code
 * digits:train[0:500]@unit-sphere}. {@link org.ntklab.core.input.InputReader} turns such a text
 * into {@link org.ntklab.core.input.Inputs} or {@link org.ntklab.core.input.Targets}; files are
 * opened by contributed {@link org.ntklab.core.input.ArrayFormat}s. Depends on {@code data}, {@code
 * plugin}, {@code config}, {@code layer} for shapes, {@code linalg} and {@code problem}.
 */
package org.ntklab.core.input;
