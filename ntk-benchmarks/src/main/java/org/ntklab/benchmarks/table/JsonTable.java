package org.ntklab.benchmarks.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The table as JSON, every digit kept: {@code {"machine": {…}, "rows": [{…}, …]}}. */
public final class JsonTable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonTable() {}

  /** Writes the table into a file, which is replaced. */
  public static void write(Path file, Map<String, String> machine, List<Row> rows)
      throws IOException {
    ObjectNode table = JSON.createObjectNode();
    machine.forEach(table.putObject("machine")::put);
    var array = table.putArray("rows");
    rows.forEach(row -> put(array.addObject(), row));
    JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), table);
  }

  private static void put(ObjectNode node, Row row) {
    node.put("job", row.job());
    node.put("measured", row.quantity());
    row.value().ifPresent(value -> node.put("value", value));
    node.put("unit", row.unit());
    row.target().ifPresent(target -> node.put(target.bound().key(), target.limit()));
    row.met().ifPresent(met -> node.put("met", met));
  }
}
