package dev.rescind.reporting.sql;

import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param sql one select
 * @param asOf an instant or a date, UTC: as everything was then; the present where absent
 * @param generation the live one where absent
 * @param limit how many rows are wanted
 */
record SqlQuestion(
    String sql, @Nullable String asOf, @Nullable String generation, @Nullable Integer limit) {}
