package dev.rescind.notification.mail;

/** What the mail server said. None of its problems names a person. */
public sealed interface Handover {

  /**
   * It took the message.
   *
   * @param messageId the Message-ID that the message carries, with its brackets
   */
  record Taken(String messageId) implements Handover {}

  /** The address is none; nothing was sent. */
  record NoAddress() implements Handover {}

  /** It refused the message for good. */
  record Refused(String problem) implements Handover {}

  /** It is away, or would not take the message for the moment. */
  record NotNow(String problem) implements Handover {}
}
