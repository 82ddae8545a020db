package dev.rescind.events;

/** Names of the Kafka headers that carry an event's envelope: CloudEvents 1.0, binary mode. */
public final class CloudEventHeaders {

  public static final String SPEC_VERSION = "ce_specversion";

  /** Id of the event, unique within its source; who has seen it once need not see it again. */
  public static final String ID = "ce_id";

  /** The service that wrote it, such as {@code /rescind/refund-service}. */
  public static final String SOURCE = "ce_source";

  /** An {@link EventType}. */
  public static final String TYPE = "ce_type";

  public static final String SUBJECT = "ce_subject";

  /** When it was recorded, UTC, RFC 3339. */
  public static final String TIME = "ce_time";

  public static final String CONTENT_TYPE = "content-type";

  /** The case. */
  public static final String CORRELATION_ID = "ce_correlationid";

  /** Id of the event that led to this one. */
  public static final String CAUSATION_ID = "ce_causationid";

  /** W3C trace context. */
  public static final String TRACE_PARENT = "ce_traceparent";

  private CloudEventHeaders() {}
}
