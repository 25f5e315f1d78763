package org.ntklab.core.optimiser;

/** How the size of a step depends on the size of the gradient: what learning rates scale by. */
public enum RateClass {
  /** The step is linear in the gradient: SGD and momentum. */
  GRADIENT,
  /** The step does not depend on the gradient's scale: Adam, Adagrad, RMSProp. */
  ADAPTIVE
}
