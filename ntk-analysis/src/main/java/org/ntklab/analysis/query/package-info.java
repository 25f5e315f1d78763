/**
 * A store as SQL tables: {@link org.ntklab.analysis.query.StoreDatabase} fills an in-memory DuckDB
 * with the tables that a question names, and answers it or writes it to a file. Nothing that is
 * asked can change the store or read another file. Depends on {@code core.store}, {@code trace},
 * {@code metric}; DuckDB stays in here.
 */
package org.ntklab.analysis.query;
