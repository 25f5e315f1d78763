/**
 * The checks as JUnit tests: a plugin's test extends the class of what it adds and names it. Needs
 * JUnit 5 and, for networks and kernels, the module of the models on the test's class path.
 */
package org.ntklab.conformance.junit;
