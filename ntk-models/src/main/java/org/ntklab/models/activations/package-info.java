/**
 * The activations of the layer language, one small record each; {@link
 * org.ntklab.models.activations.ShippedActivations} adds them all. A function with options holds
 * the kind that reads them, {@code OfOptions}. Depends on the core, on {@code models.duals} for
 * closed forms and, for erf, on Commons Numbers; knows nothing of DL4J.
 */
package org.ntklab.models.activations;
