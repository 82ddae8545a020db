package dev.rescind.events;

/** The topics, who writes them and how long they keep what they carry. */
public enum Topic {
  ORDERS("orders", "upstream", Retention.FOR_EVER),
  CANCELLATION_REQUESTS("cancellation-requests", "upstream", Retention.FOR_EVER),
  CANCELLATIONS("cancellations", "cancellation-service", Retention.FOR_EVER),
  REFUNDS("refunds", "refund-service", Retention.FOR_EVER),
  AVAILABILITY("availability", "availability-service", Retention.FOR_EVER),
  NOTIFICATIONS("notifications", "notification-service", Retention.FOR_EVER),
  CONTACTS("contacts", "upstream", Retention.LATEST_PER_KEY);

  private final String topicName;
  private final String writer;
  private final Retention retention;

  Topic(String topicName, String writer, Retention retention) {
    this.topicName = topicName;
    this.writer = writer;
    this.retention = retention;
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

  /** How long a topic keeps its records. */
  public enum Retention {
    /** Event topics keep everything. */
    FOR_EVER,
    /** Personal content is compacted, and tombstoned on erasure. */
    LATEST_PER_KEY
  }
}
