/**
 * Finite networks as step plans: {@link org.ntklab.models.planned.PlannedNetworkFactory} compiles a
 * layer graph by the rules of its layer kinds, and calls DL4J only for kinds without a plan. What
 * the program uses unless {@link org.ntklab.models.planned.Numerics} says otherwise. Depends on
 * {@code plan}, {@code contraction}, {@code tangent} and {@code finite}.
 */
package org.ntklab.models.planned;
