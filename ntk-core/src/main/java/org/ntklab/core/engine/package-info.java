/**
 * Executing many runs: an {@link org.ntklab.core.engine.Engine} decides where and how many at a
 * time, never what a run computes. Depends on nothing but the runs it is handed.
 */
package org.ntklab.core.engine;
