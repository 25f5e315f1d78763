/**
 * Named random streams: {@link org.ntklab.core.random.RandomStreams} is the only source of
 * randomness, so a result depends on the seed alone, never on threads or order. Depends on nothing.
 */
package org.ntklab.core.random;
