/**
 * From an experiment to its verdicts: a {@link org.ntklab.core.study.Study} trains what the store
 * does not hold, measures every run from its trace and hands all to the {@link
 * org.ntklab.core.study.Analysis}. {@link org.ntklab.core.Ntk} is the entrance.
 */
package org.ntklab.core.study;
