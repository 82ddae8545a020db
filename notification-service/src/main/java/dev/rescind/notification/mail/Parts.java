package dev.rescind.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

/** The two forms of a mail, plain first: readers take the last one that they can show. */
final class Parts {

  private Parts() {}

  static MimeMultipart of(Mail mail) throws MessagingException {
    return new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html"));
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }
}
