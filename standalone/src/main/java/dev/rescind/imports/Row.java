package dev.rescind.imports;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One record of the file.
 *
 * @param line where it starts in the file, counts from 1
 * @param columns position of each column
 */
record Row(long line, Map<String, Integer> columns, List<String> fields) {

  /** The value of a column, without blanks around it; empty where there is none. */
  String value(String column) {
    int position = Objects.requireNonNull(columns.get(column), column);
    return fields.get(position).strip();
  }

  /**
   * @throws RowRefusedException if the column is empty
   */
  String required(String column) {
    String value = value(column);
    if (value.isEmpty()) {
      throw new RowRefusedException(column, "must not be empty");
    }
    return value;
  }
}
