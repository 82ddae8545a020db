package dev.rescind.reporting.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table for people: aligned, long values cut, control characters shown as a dot. */
final class TableText {

  private static final int WIDEST = 60;

  private final List<List<String>> lines = new ArrayList<>();
  private final List<Boolean> numbers = new ArrayList<>();
  private final int[] widths;

  private TableText(SqlAnswer answer) {
    lines.add(answer.columns().stream().map(column -> shown(column.name())).toList());
    for (List<@Nullable Object> row : answer.rows()) {
      List<String> line = new ArrayList<>();
      for (Object value : row) {
        line.add(value == null ? "" : shown(value.toString()));
      }
      lines.add(line);
    }
    widths = new int[answer.columns().size()];
    for (int i = 0; i < widths.length; i++) {
      int column = i;
      widths[i] = lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
      numbers.add(
          answer.rows().stream()
              .allMatch(row -> row.get(column) == null || row.get(column) instanceof Number));
    }
    if (lines.size() * Arrays.stream(widths).mapToLong(width -> width + 2L).sum()
        > AnswerSize.LARGEST) {
      throw SqlRefusal.tooLarge();
    }
  }

  /**
   * @throws dev.rescind.chassis.web.ProblemException 400 if blanks make it too large
   */
  static String of(SqlAnswer answer) {
    TableText table = new TableText(answer);
    StringBuilder text = new StringBuilder();
    table.line(table.lines.getFirst(), text);
    table.rule(text);
    table.lines.stream().skip(1).forEach(line -> table.line(line, text));
    int rows = answer.rows().size();
    return text.append(
            answer.truncated()
                ? "(the first %,d rows; there are more)\n".formatted(rows)
                : rows == 1 ? "(1 row)\n" : "(%,d rows)\n".formatted(rows))
        .toString();
  }

  private void line(List<String> values, StringBuilder text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String blanks = " ".repeat(widths[i] - values.get(i).length());
      line.append(i == 0 ? "" : "  ")
          .append(numbers.get(i) ? blanks + values.get(i) : values.get(i) + blanks);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private void rule(StringBuilder text) {
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? "" : "  ").append("-".repeat(widths[i]));
    }
    text.append('\n');
  }

  private static String shown(String value) {
    String plain = value.replaceAll("\\p{Cntrl}", "·");
    return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST - 1) + "…";
  }
}
