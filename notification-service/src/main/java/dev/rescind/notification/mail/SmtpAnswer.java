package dev.rescind.notification.mail;

import jakarta.mail.MessagingException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;

/**
 * What a failure to send says of the server.
 *
 * @param code its reply code, RFC 5321 section 4.2; 0 where there was no reply
 * @param login whether it was our login that it did not like
 */
record SmtpAnswer(int code, boolean login) {

  /** "Authentication required": a fault of our settings, not of the recipient. RFC 4954. */
  private static final int LOGIN_NEEDED = 530;

  static SmtpAnswer of(MailException failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> left = new ArrayDeque<>(Set.of(failure));
    while (!left.isEmpty()) {
      Throwable next = left.pop();
      if (seen.add(next)) {
        int code = code(next);
        if (code > 0) {
          return new SmtpAnswer(code, code == LOGIN_NEEDED);
        }
        followers(next, left);
      }
    }
    return new SmtpAnswer(0, failure instanceof MailAuthenticationException);
  }

  private static int code(Throwable failure) {
    return switch (failure) {
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case SMTPSendFailedException send -> send.getReturnCode();
      default -> 0;
    };
  }

  private static void followers(Throwable failure, Deque<Throwable> left) {
    add(failure.getCause(), left);
    if (failure instanceof MessagingException chained) {
      add(chained.getNextException(), left);
    }
    if (failure instanceof MailSendException several) {
      several.getFailedMessages().values().forEach(one -> add(one, left));
    }
  }

  private static void add(@Nullable Throwable failure, Deque<Throwable> left) {
    if (failure != null) {
      left.add(failure);
    }
  }

  Handover meaning() {
    if (code >= 500 && !login) {
      return new Handover.Refused("SMTP " + code);
    }
    if (login) {
      return new Handover.NotNow("the mail server does not accept our login");
    }
    return new Handover.NotNow(code > 0 ? "SMTP " + code : "no answer from the mail server");
  }
}
