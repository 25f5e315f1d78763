/**
 * What {@code ntk kernel} computes and shows: {@link org.ntklab.cli.kernel.KernelQuestion} is what
 * was asked, {@link org.ntklab.cli.kernel.KernelAnswer} what came out, as text, JSON or arrays.
 * Depends on the core, on {@code cli.console} and on the array files of {@code ntk-datasets}.
 */
package org.ntklab.cli.kernel;
