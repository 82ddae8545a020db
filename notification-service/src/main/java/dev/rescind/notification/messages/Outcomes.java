package dev.rescind.notification.messages;

import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.publishing.Outbox;
import dev.rescind.events.NotificationEvent.NotificationFailed;
import dev.rescind.events.NotificationEvent.NotificationNotDue;
import dev.rescind.events.NotificationEvent.NotificationSent;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what became of a message and tells the world, in the running unit of work. */
@Component
class Outcomes {

  private final Messages messages;
  private final Outbox outbox;
  private final MessageMetrics metrics;
  private final Clock clock;

  Outcomes(Messages messages, Outbox outbox, MessageMetrics metrics, Clock clock) {
    this.messages = messages;
    this.outbox = outbox;
    this.metrics = metrics;
    this.clock = clock;
  }

  void sent(Message message, String messageId, Cause cause) {
    Instant now = clock.instant();
    messages.sent(message.id(), messageId, now);
    outbox.publish(
        message.once(),
        new NotificationSent(
            message.orderId(),
            message.cancellationId(),
            message.stepId(),
            message.audience(),
            Message.EMAIL,
            message.template(),
            messageId,
            now),
        cause);
    metrics.countOnceCommitted(MessageState.SENT, message.audience());
  }

  /**
   * Gives the message up.
   *
   * @param why {@code NO_ADDRESS} or {@code REFUSED}
   * @param problem what the mail server said last, if it was asked
   */
  void failed(Message message, String why, @Nullable String problem, Cause cause) {
    Instant now = clock.instant();
    messages.closed(message.id(), MessageState.FAILED, why, problem, now);
    outbox.publish(
        message.once(),
        new NotificationFailed(
            message.orderId(),
            message.cancellationId(),
            message.stepId(),
            message.audience(),
            Message.EMAIL,
            why,
            now),
        cause);
    metrics.countOnceCommitted(MessageState.FAILED, message.audience());
  }

  /**
   * Nobody is told of history.
   *
   * @param decidedAt when it was decided then, UTC
   */
  void historical(Message message, Instant decidedAt, Cause cause) {
    messages.closed(message.id(), MessageState.NOT_DUE, "HISTORICAL", null, decidedAt);
    outbox.publish(
        message.once(),
        new NotificationNotDue(
            message.orderId(),
            message.cancellationId(),
            message.stepId(),
            message.audience(),
            "HISTORICAL",
            decidedAt,
            true),
        cause);
    metrics.countOnceCommitted(MessageState.NOT_DUE, message.audience());
  }
}
