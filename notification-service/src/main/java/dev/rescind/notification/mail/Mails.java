package dev.rescind.notification.mail;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.CancellationEvent.CancellationRejected;
import dev.rescind.events.Party;
import dev.rescind.events.RescindEvent;
import dev.rescind.notification.contacts.Contact;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Renders mails: one template, in two forms, for each event and audience. */
@Component
public class Mails {

  private static final int LONGEST_NAME = 80;

  private final ITemplateEngine templates;
  private final MessageSource texts;
  private final MailSettings settings;

  Mails(ITemplateEngine mailTemplateEngine, MessageSource mailTexts, MailSettings settings) {
    this.templates = mailTemplateEngine;
    this.texts = mailTexts;
    this.settings = settings;
  }

  /**
   * Renders the mail about an event.
   *
   * @param template name of the message, such as {@code cancellation-notice}
   */
  public Mail render(String template, Party audience, RescindEvent event, Contact contact) {
    Wording wording = Wording.in(contact.locale(), texts);
    Notice notice = notice(event, wording);
    String name = template + "." + audience.name().toLowerCase(Locale.ROOT);
    String subject = wording.text(name + ".subject", notice.order());
    Context context = new Context(wording.locale());
    context.setVariables(
        Map.of("notice", notice, "subject", subject, "brand", settings.brand(), "key", name));
    context.setVariable("name", addressable(contact.name()));
    return new Mail(
        subject,
        templates.process(name + ".html", context),
        templates.process(name + ".txt", context));
  }

  private static Notice notice(RescindEvent event, Wording wording) {
    return switch (event) {
      case CancellationApproved approved -> Notice.of(approved, wording);
      case CancellationRejected rejected -> Notice.of(rejected, wording);
      default -> throw new IllegalArgumentException("nobody is told of " + event.getClass());
    };
  }

  /** A name on one line and of a length that no name has to be cut to. */
  private static @Nullable String addressable(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String line = name.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
    return line.substring(0, Math.min(LONGEST_NAME, line.length()));
  }
}
