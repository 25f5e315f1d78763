/**
 * What theory says of a parametrisation before anything is trained. {@link
 * org.ntklab.analysis.abc.AbcConditions} decides from the exponents; {@link
 * org.ntklab.analysis.abc.AbcClassifier} adds the named parametrisations that train alike, and is
 * the entry; {@link org.ntklab.analysis.abc.ExponentsOf} reads exponents off a parametrisation's
 * own numbers. No code here knows a parametrisation by its name.
 */
package org.ntklab.analysis.abc;
