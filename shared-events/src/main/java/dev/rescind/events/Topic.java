package dev.rescind.events;

import java.util.Arrays;

/** The topics, who writes them and how long they keep what they carry. */
public enum Topic {
  ORDERS("orders", "upstream", Retention.FOR_EVER, OrderEvent.class),
  CANCELLATION_REQUESTS(
      "cancellation-requests", "upstream", Retention.FOR_EVER, RequestEvent.class),
  CANCELLATIONS(
      "cancellations", "cancellation-service", Retention.FOR_EVER, CancellationEvent.class),
  REFUNDS("refunds", "refund-service", Retention.FOR_EVER, RefundEvent.class),
  AVAILABILITY("availability", "availability-service", Retention.FOR_EVER, AvailabilityEvent.class),
  NOTIFICATIONS(
      "notifications", "notification-service", Retention.FOR_EVER, NotificationEvent.class),
  CONTACTS(
      "contacts", "upstream", Retention.LATEST_PER_KEY, PersonalContent.ContactPublished.class),
  TEXTS(
      "texts",
      "cancellation-service",
      Retention.LATEST_PER_KEY,
      PersonalContent.TextPublished.class);

  private final String topicName;
  private final String writer;
  private final Retention retention;
  private final Class<? extends RescindEvent> events;

  Topic(
      String topicName, String writer, Retention retention, Class<? extends RescindEvent> events) {
    this.topicName = topicName;
    this.writer = writer;
    this.retention = retention;
    this.events = events;
  }

  /** The name on the broker. */
  public String topicName() {
    return topicName;
  }

  /** The one service that writes it, or {@code upstream}. */
  public String writer() {
    return writer;
  }

  public Retention retention() {
    return retention;
  }

  /** Whether what a topic of that name carries is about a person, and can be erased. */
  public static boolean isPersonal(String topicName) {
    return Arrays.stream(values())
        .filter(topic -> topic.topicName.equals(topicName))
        .anyMatch(topic -> topic.retention == Retention.LATEST_PER_KEY);
  }

  /** The topic that carries an event. */
  public static Topic of(Class<? extends RescindEvent> event) {
    for (Topic topic : values()) {
      if (topic.events.isAssignableFrom(event)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("no topic carries " + event.getSimpleName());
  }

  /** How long a topic keeps its records. */
  public enum Retention {
    /** Event topics keep everything. */
    FOR_EVER,
    /** Personal content is compacted, and tombstoned on erasure. */
    LATEST_PER_KEY
  }
}
