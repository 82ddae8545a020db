package dev.rescind.events;

import java.util.Optional;

/**
 * A fact of the published language. What the aggregate applies, what the event store keeps and what
 * Kafka carries are this same record as the same JSON.
 */
public sealed interface RescindEvent
    permits OrderEvent,
        RequestEvent,
        CancellationEvent,
        RefundEvent,
        AvailabilityEvent,
        NotificationEvent,
        PersonalContent {

  /** The topic that carries it. */
  default Topic topic() {
    return Topic.of(getClass());
  }

  /** The Kafka key; events of one key stay in order. */
  String key();

  /** The case it belongs to, if it belongs to one; carried as {@code correlationid}. */
  default Optional<CancellationId> correlation() {
    return Optional.empty();
  }
}
