package dev.rescind.cancellation.bulk;

import dev.rescind.events.MerchantId;
import dev.rescind.events.Requester;
import dev.rescind.events.TextId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bulk cancellation.
 *
 * @param requester the merchant, or whoever of the platform asks for it
 * @param selection which orders were meant, as it is shown
 * @param startedAt when it was first told to run, UTC: the instant that every order is judged by
 * @param finishedAt when the last order was decided, UTC
 */
record Bulk(
    String bulkId,
    MerchantId merchantId,
    Requester requester,
    String reason,
    @Nullable TextId reasonText,
    JsonNode selection,
    State state,
    Instant plannedAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt) {

  /** How far it is. */
  enum State {
    /** Nothing was done. */
    PLANNED,
    /** Orders are being decided. */
    RUNNING,
    /** Every order has its outcome. */
    DONE
  }
}
