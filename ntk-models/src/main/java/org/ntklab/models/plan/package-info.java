/**
 * The parts of a network as a flat list of BLAS calls and loops over memory that is allocated once:
 * a {@link org.ntklab.models.plan.StepPlan} of {@link org.ntklab.models.plan.LayerStep}s, on {@link
 * org.ntklab.models.plan.Parameters} that lie as DL4J has them. A layer kind takes part through a
 * {@link org.ntklab.models.plan.StepRule}. Depends on the core, JavaCPP and OpenBLAS; knows neither
 * DL4J nor any layer kind.
 */
package org.ntklab.models.plan;
