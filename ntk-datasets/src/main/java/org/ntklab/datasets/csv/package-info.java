/**
 * Tables in comma-separated text: {@link org.ntklab.datasets.csv.CsvFormat} reads the options,
 * {@link org.ntklab.datasets.csv.CsvTable} the rows, naming every bad cell by line and column.
 * FastCSV splits the text and stays in here. Depends on {@code file}.
 */
package org.ntklab.datasets.csv;
