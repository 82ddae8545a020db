package dev.rescind.notification.mail;

/** Amounts and times hold spaces that do not break; which ones is up to the JDK's locale data. */
final class Breakable {

  private Breakable() {}

  static Mail of(Mail mail) {
    return new Mail(mail.subject(), breakable(mail.html()), breakable(mail.text()));
  }

  private static String breakable(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }
}
