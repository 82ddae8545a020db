package dev.rescind.notification.mail;

import dev.rescind.events.CancellationEvent.CancellationApproved;
import dev.rescind.events.Party;
import dev.rescind.events.RescindEvent;
import dev.rescind.events.TextId;
import dev.rescind.notification.contacts.Contact;
import dev.rescind.notification.texts.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders mails, in two forms: the notice of a cancellation, and letters of one make for the rest.
 */
@Component
public class Mails {

  private static final int LONGEST_NAME = 80;
  private static final String NOTICE = "cancellation-notice";

  /** Of what a plain text leaves out its blank lines are left over. */
  private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

  private static final Pattern WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private final ITemplateEngine templates;
  private final MessageSource texts;
  private final MailSettings settings;

  Mails(ITemplateEngine mailTemplateEngine, MessageSource mailTexts, MailSettings settings) {
    this.templates = mailTemplateEngine;
    this.texts = mailTexts;
    this.settings = settings;
  }

  /** What the message about an event is called, such as {@code cancellation-rejected}. */
  public static String template(RescindEvent event) {
    return event instanceof CancellationApproved
        ? NOTICE
        : WORD.matcher(event.getClass().getSimpleName()).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  /**
   * Renders the mail about an event.
   *
   * @param template name of the message
   * @param said what others wrote to it, by id; what is absent or empty is left out
   */
  public Mail render(
      String template,
      Party audience,
      RescindEvent event,
      Contact contact,
      Map<TextId, Optional<Text>> said) {
    Reader reader = new Reader(audience, Wording.in(contact.locale(), texts), said);
    Context context = new Context(reader.wording().locale());
    context.setVariable("brand", settings.brand());
    context.setVariable("name", addressable(contact.name()));
    return event instanceof CancellationApproved approved
        ? notice(template, approved, reader, context)
        : letter(Letters.about(event, reader), context);
  }

  private Mail notice(String template, CancellationApproved event, Reader reader, Context context) {
    String name = template + "." + reader.side().name().toLowerCase(Locale.ROOT);
    String subject = reader.wording().text(name + ".subject", event.orderId().value());
    context.setVariables(
        Map.of(
            "notice", Notice.of(event, reader),
            "key", name,
            "subject", subject,
            "title", reader.wording().text(name + ".title"),
            "reference", event.cancellationId().value()));
    return mail(name, subject, context);
  }

  private Mail letter(Letter letter, Context context) {
    context.setVariables(
        Map.of(
            "letter", letter,
            "subject", letter.subject(),
            "title", letter.title(),
            "reference", letter.reference()));
    return mail("letter", letter.subject(), context);
  }

  private Mail mail(String name, String subject, Context context) {
    return new Mail(
        subject,
        templates.process(name + ".html", context),
        BLANK_LINES.matcher(templates.process(name + ".txt", context)).replaceAll("\n\n"));
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
