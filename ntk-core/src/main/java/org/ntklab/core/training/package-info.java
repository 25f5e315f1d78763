/**
 * From a specification to a trace: {@link org.ntklab.core.training.Trainer} steps a network through
 * {@link org.ntklab.core.training.CheckpointSchedule} and writes what is measured at each
 * checkpoint. Knows networks by their interface only.
 */
package org.ntklab.core.training;
