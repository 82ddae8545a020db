package dev.rescind.notification.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails present themselves.
 *
 * @param from who they come from, as RFC 5322 writes it
 * @param brand what they call the platform
 * @param domain the right side of each Message-ID
 */
@ConfigurationProperties("rescind.notifications")
record MailSettings(String from, String brand, String domain) {

  /**
   * @throws IllegalArgumentException if {@code from} is no mail address
   */
  MailSettings {
    sender(from);
  }

  InternetAddress sender() {
    return sender(from);
  }

  private static InternetAddress sender(String from) {
    try {
      return new InternetAddress(from, true);
    } catch (AddressException e) {
      throw new IllegalArgumentException("rescind.notifications.from must be a mail address", e);
    }
  }
}
