package dev.rescind.chassis.eventstore;

/**
 * An event is larger than a broker takes with its usual settings. Nothing is stored: once stored it
 * would hold up everything behind it.
 */
public final class EventTooLargeException extends RuntimeException {

  /** Kafka's {@code message.max.bytes} is 1 MiB and 12 bytes; what is left is for the envelope. */
  static final int LARGEST = 1_000_000;

  private static final long serialVersionUID = 1L;

  private EventTooLargeException(String message) {
    super(message);
  }

  /**
   * Lets a payload through that fits.
   *
   * @throws EventTooLargeException if it is larger than 1,000,000 bytes
   */
  public static void requireFitting(String type, byte[] payload) {
    if (payload.length > LARGEST) {
      throw new EventTooLargeException(
          "%s has %d bytes; an event may have %d".formatted(type, payload.length, LARGEST));
    }
  }
}
