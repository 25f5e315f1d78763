package org.ntklab.core.table;

import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.ntklab.core.arrow.FileDecoding;

/**
 * The columns of a table that is one array: columns of numbers, or one column of lists of numbers.
 *
 * @param width numbers in a row; −1 where only the lists themselves tell
 * @param isList whether there is one column of lists
 * @param isWhole whether all numbers are of types of whole numbers, truth values among them
 */
record ArrowColumns(int width, boolean isList, boolean isWhole) {
  /** What pandas calls the row labels that it writes beside the columns. */
  private static final String PANDAS_INDEX = "__index_level_";

  /**
   * Looks at all columns.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with the first column that does not do
   */
  static ArrowColumns of(Path file, Schema schema) {
    List<Field> fields = schema.getFields();
    if (fields.isEmpty()) {
      throw FileDecoding.invalid(file, "has no columns");
    }
    if (fields.size() == 1 && isList(fields.get(0))) {
      Field item = fields.get(0).getChildren().get(0);
      demandNumbers(file, item, "lists of ", fields.get(0).getName());
      int width =
          fields.get(0).getType() instanceof ArrowType.FixedSizeList list ? list.getListSize() : -1;
      return new ArrowColumns(width, true, isWhole(item));
    }
    for (Field field : fields) {
      if (field.getName().startsWith(PANDAS_INDEX)) {
        throw FileDecoding.invalid(
            file,
            "holds an index of pandas beside its columns: write the frame after reset_index(drop=True)");
      }
      demandNumbers(file, field, "", field.getName());
    }
    return new ArrowColumns(fields.size(), false, fields.stream().allMatch(ArrowColumns::isWhole));
  }

  private static void demandNumbers(Path file, Field field, String container, String column) {
    boolean encoded = field.getDictionary() != null;
    ArrowType type = field.getType();
    if (encoded || !(isWhole(field) || type instanceof ArrowType.FloatingPoint)) {
      throw FileDecoding.invalid(
          file,
          "column '%s' holds %s%s, expected numbers in all columns, or one column of lists of them"
              .formatted(column, container, encoded ? "values of a dictionary" : type.getTypeID()));
    }
  }

  private static boolean isList(Field field) {
    return field.getType() instanceof ArrowType.FixedSizeList
        || field.getType() instanceof ArrowType.List
        || field.getType() instanceof ArrowType.LargeList;
  }

  private static boolean isWhole(Field field) {
    return field.getType() instanceof ArrowType.Int || field.getType() instanceof ArrowType.Bool;
  }
}
