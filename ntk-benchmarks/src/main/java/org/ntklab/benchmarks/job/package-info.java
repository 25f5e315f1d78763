/**
 * The jobs whose time counts, each beside what it is compared with: {@link
 * org.ntklab.benchmarks.job.Jobs} lists them, {@link org.ntklab.benchmarks.job.Networks} says of
 * which networks. They go through the interfaces that users' programs go through. Depends on all
 * other packages of the module but {@code parts}.
 */
package org.ntklab.benchmarks.job;
