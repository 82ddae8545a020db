package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.Effect;
import dev.rescind.chassis.effects.EffectHandler;
import dev.rescind.chassis.effects.EffectOutcome;
import dev.rescind.events.EventJson;
import dev.rescind.events.PersonId;
import dev.rescind.notification.contacts.Contact;
import dev.rescind.notification.contacts.Contacts;
import dev.rescind.notification.mail.Handover;
import dev.rescind.notification.mail.Mailer;
import dev.rescind.notification.mail.Mails;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Renders a message and hands it over. SMTP cannot be asked what became of an earlier attempt: a
 * crash after sending and before the commit sends the mail again, with the same Message-ID.
 */
@Component
final class SendMail implements EffectHandler {

  static final String KIND = "send-mail";

  private final Messages messages;
  private final Contacts contacts;
  private final Mails mails;
  private final Mailer mailer;
  private final Outcomes outcomes;
  private final Patience patience;
  private final Clock clock;

  SendMail(
      Messages messages,
      Contacts contacts,
      Mails mails,
      Mailer mailer,
      Outcomes outcomes,
      Patience patience,
      Clock clock) {
    this.messages = messages;
    this.contacts = contacts;
    this.mails = mails;
    this.mailer = mailer;
    this.outcomes = outcomes;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public EffectOutcome perform(Effect effect) {
    Dispatch dispatch = EventJson.mapper().treeToValue(effect.payload(), Dispatch.class);
    Message message = messages.get(dispatch.messageId());
    PersonId person = message.person();
    Optional<Contact> contact = person == null ? Optional.empty() : contacts.find(person);
    if (contact.isEmpty()) {
      return withoutContact(message, dispatch);
    }
    String address = contact.get().email();
    Handover answer =
        address == null
            ? new Handover.NoAddress()
            : send(message, dispatch, contact.get(), address);
    return outcome(answer, effect, message, dispatch);
  }

  private Handover send(Message message, Dispatch dispatch, Contact contact, String address) {
    return mailer.send(
        mails.render(message.template(), message.audience(), dispatch.toEvent(), contact),
        address,
        message.about());
  }

  private EffectOutcome outcome(
      Handover answer, Effect effect, Message message, Dispatch dispatch) {
    return switch (answer) {
      case Handover.Taken taken ->
          new EffectOutcome.Done(() -> outcomes.sent(message, taken.messageId(), dispatch.cause()));
      case Handover.NoAddress none -> failed(message, "NO_ADDRESS", dispatch);
      case Handover.Refused refused ->
          new EffectOutcome.Done(
              () -> outcomes.failed(message, "REFUSED", refused.problem(), dispatch.cause()));
      case Handover.NotNow later -> later(later, effect, message, dispatch);
    };
  }

  private EffectOutcome withoutContact(Message message, Dispatch dispatch) {
    Duration left = Duration.between(clock.instant(), message.awaitContactUntil());
    return left.isPositive()
        ? new EffectOutcome.Again(left, "no contact details yet")
        : failed(message, "NO_ADDRESS", dispatch);
  }

  private EffectOutcome later(
      Handover.NotNow later, Effect effect, Message message, Dispatch dispatch) {
    boolean patient = clock.instant().isBefore(effect.submittedAt().plus(patience.giveUpAfter()));
    return patient
        ? EffectOutcome.again(effect.attempt(), later.problem())
        : new EffectOutcome.Done(
            () -> outcomes.failed(message, "REFUSED", later.problem(), dispatch.cause()));
  }

  private EffectOutcome failed(Message message, String why, Dispatch dispatch) {
    return new EffectOutcome.Done(() -> outcomes.failed(message, why, null, dispatch.cause()));
  }
}
