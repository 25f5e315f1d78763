/**
 * From a graph and a parametrisation to a {@link org.ntklab.models.kernel.program.KernelProgram}:
 * what layers do to K and Θ at infinite width, with all widths and rates resolved, and every
 * condition checked under which that holds.
 */
package org.ntklab.models.kernel.program;
