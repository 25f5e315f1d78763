/**
 * A JSON Schema of experiment files for editors: {@link org.ntklab.core.schema.ExperimentSchema}
 * lets every reader and every contributed kind read nothing, and writes down what they asked for.
 * Depends on {@code config}, {@code plugin} and {@code experiment}.
 */
package org.ntklab.core.schema;
