package dev.rescind.notification.messages;

import dev.rescind.events.CancellationId;
import dev.rescind.events.OrderId;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.StepId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to be told of an event.
 *
 * @param id ours
 * @param eventId the event it tells of
 * @param template which message
 * @param stepId the step of the settlement that it answers, if one asked for it
 * @param person who is told; absent where the audience is nobody in particular
 * @param waitUntil until when missing contact details, or words to be said, are waited for, UTC
 */
record Message(
    UUID id,
    String eventId,
    Party audience,
    String template,
    OrderId orderId,
    CancellationId cancellationId,
    @Nullable StepId stepId,
    @Nullable PersonId person,
    Instant waitUntil) {

  /** The one channel there is. */
  static final String EMAIL = "EMAIL";

  /** What its call is known by; messages to one person can be hurried together. */
  String effectId() {
    return Notifications.effectIds(Objects.requireNonNull(person).value()) + id;
  }

  /** What the answer is an answer to; a second one for the same is dropped. */
  String once() {
    return stepId == null ? id.toString() : stepId.value();
  }

  /** What makes it one for the reader too: its Message-ID follows from it. */
  String about() {
    return eventId + "." + audience;
  }
}
