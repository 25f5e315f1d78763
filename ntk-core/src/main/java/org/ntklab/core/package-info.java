/**
 * The core: interfaces and values for everything that networks, data and analysis share. {@link
 * org.ntklab.core.Ntk} is the entrance; {@code plugin} tells how names get their meaning, {@code
 * layer} and {@code parametrisation} what a network is, {@code training} how it becomes a trace.
 */
package org.ntklab.core;
