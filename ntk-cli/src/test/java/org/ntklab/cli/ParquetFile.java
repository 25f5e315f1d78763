package org.ntklab.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Reads what was exported, Parquet or CSV, by a database of its own. */
final class ParquetFile {
  private ParquetFile() {}

  /** The rows, an object each; lists and maps are left out. */
  static JsonNode rows(Path file) {
    ArrayNode rows = new ObjectMapper().createArrayNode();
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("FROM '" + file + "'")) {
      while (found.next()) {
        ObjectNode row = rows.addObject();
        for (int c = 1; c <= found.getMetaData().getColumnCount(); c++) {
          String name = found.getMetaData().getColumnLabel(c);
          Object value = found.getObject(c);
          if (value == null) {
            row.putNull(name);
          } else if (value instanceof Long number) {
            row.put(name, number);
          } else if (value instanceof Double number) {
            row.put(name, number);
          } else if (value instanceof String text) {
            row.put(name, text);
          }
        }
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    try {
      // As read from a text, so that it equals what a command printed.
      return new ObjectMapper().readTree(rows.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
