package dev.rescind.reporting.sql;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** CSV as RFC 4180 has it, with a header; null is empty, empty text is {@code ""}. */
final class CsvText {

  private static final String END = "\r\n";

  private CsvText() {}

  static String of(SqlAnswer answer) {
    StringBuilder text = new StringBuilder();
    text.append(
            answer.columns().stream()
                .map(column -> field(column.name()))
                .collect(Collectors.joining(",")))
        .append(END);
    for (List<@Nullable Object> row : answer.rows()) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : ",").append(field(row.get(i)));
      }
      text.append(END);
    }
    return text.toString();
  }

  private static String field(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
