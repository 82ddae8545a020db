package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.time.Ids;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.notification.mail.Mails;
import dev.rescind.notification.texts.Mentioned;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Notes each message once and has it sent; to be called in the unit of work of the reaction. */
@Component
class Notifications {

  private final Messages messages;
  private final Outcomes outcomes;
  private final EffectQueue effects;
  private final Ids ids;
  private final Clock clock;
  private final Patience patience;

  Notifications(
      Messages messages,
      Outcomes outcomes,
      EffectQueue effects,
      Ids ids,
      Clock clock,
      Patience patience) {
    this.messages = messages;
    this.outcomes = outcomes;
    this.effects = effects;
    this.ids = ids;
    this.clock = clock;
    this.patience = patience;
  }

  /** Tells the recipient of the event. */
  void tell(Recipient recipient, CaseEvent event, Cause cause) {
    Message message = message(recipient, event, cause);
    if (!messages.note(message, clock.instant())) {
      return;
    }
    if (recipient.person() == null) {
      outcomes.failed(message, "NO_ADDRESS", null, cause);
    } else {
      messages.noteTexts(message, Mentioned.by(event));
      effects.submit(message.effectId(), SendMail.KIND, Dispatch.of(message, event, cause));
    }
  }

  /**
   * Answers the recipient's step without a message.
   *
   * @param decidedAt when it was decided then, UTC
   */
  void leaveUntold(Recipient recipient, CaseEvent event, Instant decidedAt, Cause cause) {
    Message message = message(recipient, event, cause);
    if (messages.note(message, clock.instant())) {
      outcomes.historical(message, decidedAt, cause);
    }
  }

  private Message message(Recipient recipient, CaseEvent event, Cause cause) {
    return new Message(
        ids.next(),
        Objects.requireNonNull(cause.eventId(), "a reaction has a cause"),
        recipient.audience(),
        Mails.template(event),
        event.orderId(),
        event.cancellationId(),
        recipient.stepId(),
        recipient.person(),
        clock.instant().plus(patience.contactWait()));
  }

  /** What the ids of all messages to a person begin with, so that they can be hurried together. */
  static String effectIds(String personId) {
    return personId + "/";
  }
}
