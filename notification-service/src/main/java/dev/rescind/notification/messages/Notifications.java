package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.EffectQueue;
import dev.rescind.chassis.eventstore.Cause;
import dev.rescind.chassis.time.Ids;
import dev.rescind.events.CancellationEvent.CaseEvent;
import dev.rescind.events.Party;
import dev.rescind.events.PersonId;
import dev.rescind.events.StepId;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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

  /**
   * Tells the person of the event.
   *
   * @param person absent where the audience is nobody in particular
   */
  void tell(
      Party audience,
      @Nullable PersonId person,
      String template,
      CaseEvent event,
      @Nullable StepId stepId,
      Cause cause) {
    Message message = message(audience, person, template, event, stepId, cause);
    if (!messages.note(message, clock.instant())) {
      return;
    }
    if (person == null) {
      outcomes.failed(message, "NO_ADDRESS", null, cause);
    } else {
      effects.submit(
          effectIds(person.value()) + message.id(),
          SendMail.KIND,
          Dispatch.of(message, event, cause));
    }
  }

  /** Answers the step without a message. */
  void leaveUntold(
      Party audience,
      @Nullable PersonId person,
      String template,
      CaseEvent event,
      StepId stepId,
      Instant decidedAt,
      Cause cause) {
    Message message = message(audience, person, template, event, stepId, cause);
    if (messages.note(message, clock.instant())) {
      outcomes.historical(message, decidedAt, cause);
    }
  }

  private Message message(
      Party audience,
      @Nullable PersonId person,
      String template,
      CaseEvent event,
      @Nullable StepId stepId,
      Cause cause) {
    return new Message(
        ids.next(),
        Objects.requireNonNull(cause.eventId(), "a reaction has a cause"),
        audience,
        template,
        event.orderId(),
        event.cancellationId(),
        stepId,
        person,
        clock.instant().plus(patience.contactWait()));
  }

  /** What the ids of all messages to a person begin with, so that they can be hurried together. */
  static String effectIds(String personId) {
    return personId + "/";
  }
}
