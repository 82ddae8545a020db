package dev.rescind.notification.messages;

/** What became of a message. */
enum MessageState {
  /** It waits for contact details or for the mail server. */
  PENDING,
  /** The mail server took it. */
  SENT,
  /** Nobody is told, as it is history. */
  NOT_DUE,
  /** It was given up. */
  FAILED
}
