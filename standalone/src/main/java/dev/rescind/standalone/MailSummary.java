package dev.rescind.standalone;

import java.time.Instant;
import java.util.List;

/**
 * A line of the list of messages.
 *
 * @param id unique, and ordered by arrival
 * @param received when the sink took it, UTC
 * @param from the sender as the header shows it, or the envelope's sender
 * @param to the recipients of the envelope, so blind copies too
 * @param subject decoded; empty where the message has none
 */
record MailSummary(String id, Instant received, String from, List<String> to, String subject) {

  boolean isTo(String address) {
    return to.stream().anyMatch(address::equalsIgnoreCase);
  }
}
