package dev.rescind.imports;

import org.jspecify.annotations.Nullable;

/** A row that cannot be read. Names the field and the rule and holds no value of the row. */
final class RowRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  RowRefusedException(String field, String rule) {
    this(field, rule, null);
  }

  RowRefusedException(String field, String rule, @Nullable Throwable cause) {
    super(field + ": " + rule, cause);
    this.field = field;
    this.rule = rule;
  }

  String field() {
    return field;
  }

  String rule() {
    return rule;
  }
}
