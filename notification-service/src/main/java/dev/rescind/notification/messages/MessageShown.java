package dev.rescind.notification.messages;

import dev.rescind.events.Party;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message as the API shows it.
 *
 * @param eventId the event it tells of
 * @param stepId the step of the settlement that it answers, if one asked for it
 * @param personId who is told
 * @param why of one that was not sent: {@code NO_ADDRESS}, {@code REFUSED} or {@code HISTORICAL}
 * @param problem what the mail server said last
 * @param messageId the Message-ID that it carried
 * @param createdAt when the event came, UTC
 * @param decidedAt when it was sent or given up, UTC
 */
record MessageShown(
    UUID id,
    String eventId,
    Party audience,
    String channel,
    String template,
    String orderId,
    String cancellationId,
    @Nullable String stepId,
    @Nullable String personId,
    MessageState state,
    @Nullable String why,
    @Nullable String problem,
    @Nullable String messageId,
    Instant createdAt,
    @Nullable Instant decidedAt) {}
