package dev.rescind.events;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who was told what: topic {@code notifications}, key the order id. */
public sealed interface NotificationEvent extends RescindEvent {

  OrderId orderId();

  CancellationId cancellationId();

  /** The step of the settlement that it answers; absent where no settlement asked for it. */
  @Nullable StepId stepId();

  Party audience();

  @Override
  default String key() {
    return orderId().value();
  }

  @Override
  default Optional<CancellationId> correlation() {
    return Optional.of(cancellationId());
  }

  /**
   * The message was handed over to the channel.
   *
   * @param channel {@code EMAIL}
   * @param template which message, such as {@code cancellation-notice}
   * @param messageId the Message-ID it carries
   * @param sentAt UTC
   */
  record NotificationSent(
      OrderId orderId,
      CancellationId cancellationId,
      @Nullable StepId stepId,
      Party audience,
      String channel,
      String template,
      String messageId,
      Instant sentAt)
      implements NotificationEvent {}

  /**
   * Nobody is told.
   *
   * @param why {@code HISTORICAL}
   * @param decidedAt UTC
   */
  record NotificationNotDue(
      OrderId orderId,
      CancellationId cancellationId,
      @Nullable StepId stepId,
      Party audience,
      String why,
      Instant decidedAt,
      boolean historical)
      implements NotificationEvent {}

  /**
   * The message could not be handed over.
   *
   * @param why {@code NO_ADDRESS} or {@code REFUSED}
   * @param failedAt UTC
   */
  record NotificationFailed(
      OrderId orderId,
      CancellationId cancellationId,
      @Nullable StepId stepId,
      Party audience,
      String channel,
      String why,
      Instant failedAt)
      implements NotificationEvent {}
}
