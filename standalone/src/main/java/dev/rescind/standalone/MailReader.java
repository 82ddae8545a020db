package dev.rescind.standalone;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stored message. Whatever a sender got wrong shows in what is read, never as an error: one
 * broken message must not hide the others.
 */
final class MailReader {

  private final MimeMessage message;
  private final List<String> attachments = new ArrayList<>();
  private @Nullable String text;
  private @Nullable String html;

  private MailReader(byte[] content) throws MessagingException {
    message =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
  }

  static MailSummary summary(String id, Instant received, byte[] content) {
    try {
      return new MailReader(content).summary(id, received);
    } catch (MessagingException e) {
      return new MailSummary(id, received, "", List.of(), "(unreadable: " + e.getMessage() + ")");
    }
  }

  static MailMessage message(String id, Instant received, byte[] content) {
    MailSummary summary = summary(id, received, content);
    try {
      MailReader reader = new MailReader(content);
      reader.collect(reader.message);
      return new MailMessage(
          summary, reader.headers(), reader.text, reader.html, reader.attachments);
    } catch (MessagingException e) {
      return new MailMessage(summary, List.of(), null, null, List.of());
    }
  }

  private MailSummary summary(String id, Instant received) throws MessagingException {
    String sender = header("From");
    return new MailSummary(
        id,
        received,
        sender.isEmpty() ? header("Return-Path") : sender,
        Arrays.asList(values(MailStore.RECIPIENT)),
        header("Subject"));
  }

  private String header(String name) throws MessagingException {
    String[] values = values(name);
    return values.length == 0 ? "" : decoded(values[0]);
  }

  private String[] values(String name) throws MessagingException {
    String @Nullable [] values = message.getHeader(name);
    return values == null ? new String[0] : values;
  }

  private List<MailMessage.Header> headers() throws MessagingException {
    List<MailMessage.Header> headers = new ArrayList<>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.add(new MailMessage.Header(header.getName(), decoded(header.getValue())));
    }
    return headers;
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (UnsupportedEncodingException unknownCharset) {
      return value;
    }
  }

  private void collect(Part part) throws MessagingException {
    if (part.isMimeType("multipart/*") && content(part) instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart inner = parts.getBodyPart(i);
        collect(inner);
      }
    } else if (part.getFileName() != null) {
      attachments.add(decoded(part.getFileName()));
    } else if (part.isMimeType("text/html") && html == null) {
      html = String.valueOf(content(part));
    } else if (part.isMimeType("text/*") && text == null) {
      text = String.valueOf(content(part));
    }
  }

  private static Object content(Part part) throws MessagingException {
    try {
      return part.getContent();
    } catch (IOException undecodable) {
      return "(this part cannot be decoded: " + undecodable.getMessage() + ")";
    }
  }
}
