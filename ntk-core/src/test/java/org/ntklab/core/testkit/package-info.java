/** The smallest plugin with which the core's own tests can run studies. */
package org.ntklab.core.testkit;
