package dev.rescind.imports;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.rescind.upstream.EventIds;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text made of a row: {@code {column}} stands for the column's value, {@code {opaque:column}} for
 * an id derived from it that does not show it.
 */
record Template(List<Part> parts) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(opaque:)?([^{}]+)}|[^{}]+|[{}]");

  /** A piece of a template. */
  sealed interface Part {

    record Text(String text) implements Part {}

    record Column(String name, boolean opaque) implements Part {}
  }

  /**
   * @throws IllegalArgumentException if a brace does not belong to a placeholder
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Template parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (Matcher part = PLACEHOLDER.matcher(text); part.find(); ) {
      if (part.group(2) != null) {
        parts.add(new Part.Column(part.group(2), part.group(1) != null));
      } else if (part.group().equals("{") || part.group().equals("}")) {
        throw new IllegalArgumentException("must have a column name in every pair of braces");
      } else {
        parts.add(new Part.Text(part.group()));
      }
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("must not be empty");
    }
    return new Template(List.copyOf(parts));
  }

  List<String> columns() {
    return parts.stream()
        .filter(Part.Column.class::isInstance)
        .map(part -> ((Part.Column) part).name())
        .toList();
  }

  /**
   * @throws RowRefusedException if a column is empty
   */
  String fill(Row row, EventIds ids) {
    return parts.stream().map(part -> fill(part, row, ids)).collect(Collectors.joining());
  }

  private static String fill(Part part, Row row, EventIds ids) {
    return switch (part) {
      case Part.Text text -> text.text();
      case Part.Column column ->
          column.opaque()
              ? ids.of(column.name(), row.required(column.name())).toString()
              : row.required(column.name());
    };
  }
}
