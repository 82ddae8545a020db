package dev.rescind.notification.messages;

import dev.rescind.chassis.effects.Effect;
import dev.rescind.chassis.effects.EffectHandler;
import dev.rescind.chassis.effects.EffectOutcome;
import dev.rescind.events.EventJson;
import dev.rescind.events.PersonId;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.TextId;
import dev.rescind.notification.contacts.Contact;
import dev.rescind.notification.contacts.Contacts;
import dev.rescind.notification.mail.Handover;
import dev.rescind.notification.mail.Mailer;
import dev.rescind.notification.mail.Mails;
import dev.rescind.notification.texts.Mentioned;
import dev.rescind.notification.texts.Text;
import dev.rescind.notification.texts.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
  private final Texts texts;
  private final Mails mails;
  private final Mailer mailer;
  private final Outcomes outcomes;
  private final Patience patience;
  private final Clock clock;

  SendMail(
      Messages messages,
      Contacts contacts,
      Texts texts,
      Mails mails,
      Mailer mailer,
      Outcomes outcomes,
      Patience patience,
      Clock clock) {
    this.messages = messages;
    this.contacts = contacts;
    this.texts = texts;
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
      return isWaitOver(message)
          ? failed(message, "NO_ADDRESS", dispatch)
          : wait(message, "no contact details yet");
    }
    RescindEvent event = dispatch.toEvent();
    Map<TextId, Optional<Text>> said = texts.find(Mentioned.by(event));
    if (!said.keySet().containsAll(Mentioned.by(event)) && !isWaitOver(message)) {
      return wait(message, "no words yet");
    }
    return outcome(send(message, event, contact.get(), said), effect, message, dispatch);
  }

  private Handover send(
      Message message, RescindEvent event, Contact contact, Map<TextId, Optional<Text>> said) {
    return contact.email() == null
        ? new Handover.NoAddress()
        : mailer.send(
            mails.render(message.template(), message.audience(), event, contact, said),
            contact.email(),
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

  private boolean isWaitOver(Message message) {
    return !clock.instant().isBefore(message.waitUntil());
  }

  private EffectOutcome wait(Message message, String what) {
    return new EffectOutcome.Again(Duration.between(clock.instant(), message.waitUntil()), what);
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
