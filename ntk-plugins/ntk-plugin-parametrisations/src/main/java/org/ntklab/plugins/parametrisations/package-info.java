/**
 * The parametrisations that ntk ships: one class a name, each a set of exponents with its source,
 * and {@link org.ntklab.plugins.parametrisations.AbcParametrisation}, the one place where exponents
 * become a multiplier, a deviation and rates. {@link
 * org.ntklab.plugins.parametrisations.ParametrisationsPlugin} contributes them. Depends on the core
 * only.
 */
package org.ntklab.plugins.parametrisations;
