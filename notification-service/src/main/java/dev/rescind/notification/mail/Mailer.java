package dev.rescind.notification.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Hands mails over by SMTP. The Message-ID follows from what the mail is about, so that one which
 * has to be sent again, because nobody knows whether the first got through, is known by it.
 */
@Component
public class Mailer {

  /** What may stand left of the @ unquoted and unescaped: RFC 5322 dot-atom, less the exotic. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+([.][A-Za-z0-9_-]+)*");

  private final JavaMailSender sender;
  private final MailSettings settings;
  private final Clock clock;

  Mailer(JavaMailSender sender, MailSettings settings, Clock clock) {
    this.sender = sender;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Hands the mail over; may take as long as the timeouts of the mail server allow.
   *
   * @param about id of what it is about; the same gives the same Message-ID
   */
  public Handover send(Mail mail, String address, String about) {
    try {
      InternetAddress recipient = new InternetAddress(address, true);
      String messageId = messageId(about);
      sender.send(message(mail, recipient, messageId));
      return new Handover.Taken(messageId);
    } catch (AddressException e) {
      return new Handover.NoAddress();
    } catch (MailException e) {
      return SmtpAnswer.of(e).meaning();
    }
  }

  private MimeMessage message(Mail mail, InternetAddress recipient, String messageId) {
    MimeMessage message = sender.createMimeMessage();
    try {
      MimeMessageHelper helper =
          new MimeMessageHelper(
              message, MimeMessageHelper.MULTIPART_MODE_NO, StandardCharsets.UTF_8.name());
      helper.setFrom(settings.sender());
      message.setRecipient(Message.RecipientType.TO, recipient);
      message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
      message.setHeader("Message-ID", messageId);
      message.setHeader("Date", date());
      message.setHeader("Auto-Submitted", "auto-generated");
      message.setContent(Parts.of(mail));
      return message;
    } catch (MessagingException e) {
      throw new IllegalStateException("a mail could not be put together", e);
    }
  }

  private String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC));
  }

  private String messageId(String about) {
    String left =
        PLAIN.matcher(about).matches()
            ? about
            : UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8)).toString();
    return "<" + left + "@" + settings.domain() + ">";
  }
}
