package dev.rescind.chassis.effects;

import dev.rescind.chassis.tracing.TraceParent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call to the outside world that was decided.
 *
 * @param id what makes it one; submitting it twice is submitting it once
 * @param kind which handler makes the call
 * @param payload what the handler needs to know; ids and amounts, no personal data
 * @param attempt counts from 1; above 1 the outcome of an earlier attempt may be unknown
 * @param submittedAt UTC
 * @param trace where it belongs
 */
public record Effect(
    String id, String kind, JsonNode payload, int attempt, Instant submittedAt, Trace trace) {

  /**
   * The trace in which it was decided, and for which case.
   *
   * @param parent W3C form
   * @param correlation id of the case
   */
  public record Trace(@Nullable String parent, @Nullable String correlation) {

    static Trace current() {
      return new Trace(TraceParent.current(), TraceParent.correlation());
    }
  }
}
