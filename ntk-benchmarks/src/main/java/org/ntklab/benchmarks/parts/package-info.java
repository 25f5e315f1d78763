/**
 * JMH benchmarks of the parts that the jobs spend their time in, one part a class. They say which
 * part became faster or slower; what users wait for is in {@code job}. Depends on {@code job}'s
 * networks.
 */
package org.ntklab.benchmarks.parts;
