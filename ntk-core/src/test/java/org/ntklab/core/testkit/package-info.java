/**
 * What tests of several packages share: the smallest plugin with which the core's own tests can run
 * studies, and Python to read our files with.
 */
package org.ntklab.core.testkit;
