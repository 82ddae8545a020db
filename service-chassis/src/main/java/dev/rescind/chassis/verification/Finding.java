package dev.rescind.chassis.verification;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be; what is not known of the place is absent. No payload.
 *
 * @param stream id of the aggregate or outbox entry
 * @param sequence place in the stream, from 0
 * @param position place in the store
 * @param problem what was found
 */
public record Finding(
    @Nullable String stream,
    @Nullable Long sequence,
    @Nullable Long position,
    @Nullable String eventId,
    String problem) {

  /** About no event in particular. */
  public static Finding of(String problem) {
    return new Finding(null, null, null, null, problem);
  }
}
