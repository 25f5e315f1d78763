/**
 * What an experiment file says: {@link org.ntklab.core.experiment.ExperimentReader} turns it into
 * an {@link org.ntklab.core.experiment.ExperimentSpec}, every problem reported at once; its grid is
 * expanded into {@link org.ntklab.core.experiment.RunSpec}s, each with a hash of its content. A
 * command that trains nothing asks {@link org.ntklab.core.experiment.DataRequestReader} for data
 * alone.
 */
package org.ntklab.core.experiment;
