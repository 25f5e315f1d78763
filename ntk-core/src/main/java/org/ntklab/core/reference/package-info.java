/**
 * Where formulas come from: {@link org.ntklab.core.reference.Reference} on the code, full citations
 * in the {@link org.ntklab.core.reference.Bibliography}. Depends on nothing.
 */
package org.ntklab.core.reference;
