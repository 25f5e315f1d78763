package org.ntklab.models.kernel;

/** All positions and channels as one vector: the mean over equal positions, i = j. */
public record FlattenRule() implements KernelRule {}
