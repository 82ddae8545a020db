package dev.rescind.benchmarks.reference;

import dev.rescind.events.EventJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What can have happened in a cancellation. The body of each is the golden sample of the published
 * event, so that as much is stored and sent as by the platform.
 *
 * <p>The numbers are places in the stream of the order, each service counting from zero.
 */
enum Fact {
  CANCELLATION_REQUESTED("CancellationRequested", 0),
  CANCELLATION_APPROVED("CancellationApproved", 1),
  CANCELLATION_SETTLED("CancellationSettled", 2),
  REFUND_SCHEDULED("RefundScheduled", 0),
  REFUND_ISSUED("RefundIssued", 1),
  SLOT_RELEASED("SlotReleased", 0),
  CUSTOMER_TOLD("NotificationSent", 0),
  MERCHANT_TOLD("NotificationSent", 1);

  private static final String VERSION = ".v1";

  private final String type;
  private final int sequence;
  private final String body;

  Fact(String event, int sequence) {
    this.type = event + VERSION;
    this.sequence = sequence;
    this.body = sample(type);
  }

  String type() {
    return type;
  }

  int sequence() {
    return sequence;
  }

  byte[] body() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  private static String sample(String type) {
    try (InputStream sample =
        Objects.requireNonNull(
            EventJson.class.getResourceAsStream("samples/" + type + ".json"), type)) {
      JsonNode tree = EventJson.mapper().readTree(sample);
      return EventJson.mapper().writeValueAsString(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
