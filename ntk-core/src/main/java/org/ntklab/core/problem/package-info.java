/**
 * What can go wrong, in the user's words: {@link org.ntklab.core.problem.Problem}s are gathered in
 * {@link org.ntklab.core.problem.Problems} and thrown once; each exception knows its exit code.
 * Depends on nothing.
 */
package org.ntklab.core.problem;
