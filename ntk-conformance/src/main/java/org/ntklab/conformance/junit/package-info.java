/**
 * The checks as JUnit tests: a plugin's test extends the class of what it adds and names it. {@link
 * org.ntklab.conformance.junit.NamedArchitectures} is for tests of an architecture's options. Needs
 * JUnit 5 and, for networks and kernels, the module of the models on the test's class path.
 */
package org.ntklab.conformance.junit;
