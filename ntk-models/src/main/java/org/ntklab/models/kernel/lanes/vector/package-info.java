/**
 * The loops of the kernel engine in the JDK's vector instructions. The only package that sees
 * {@code jdk.incubator.vector}, a module that may be missing: nothing names these classes but
 * {@link org.ntklab.models.kernel.lanes.LaneLoopsChoice}, by reflection.
 */
package org.ntklab.models.kernel.lanes.vector;
