package dev.rescind.chassis.proof;

import dev.rescind.events.EventJson;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What a service's chain was at an instant, kept outside its database.
 *
 * @param service whose event store
 * @param position up to which events were in the chain
 * @param count how many
 * @param hash 64 hexadecimal digits
 * @param at UTC
 */
public record Anchor(String service, long position, long count, String hash, Instant at) {

  /** Where anchors go besides the file; the key is the service's name. */
  public static final String TOPIC = "log-anchors";

  /**
   * @throws IllegalArgumentException if the hash is none
   */
  public Anchor {
    if (!Hash.parse(hash).toString().equals(hash)) {
      throw new IllegalArgumentException("a hash is written in lower case");
    }
  }

  /** The anchor of a chain. */
  public static Anchor of(String service, Chain chain, Instant at) {
    return new Anchor(service, chain.position(), chain.count(), chain.hash().toString(), at);
  }

  public Chain chain() {
    return new Chain(position, count, Hash.parse(hash));
  }

  /** One line of JSON, without the line's end. */
  public String line() {
    return EventJson.mapper().writeValueAsString(this);
  }

  /** Reads a line of JSON; empty if it is no anchor, and what is wrong with it makes no odds. */
  public static Optional<Anchor> find(byte[] line) {
    try {
      return Optional.ofNullable(EventJson.mapper().readValue(line, Anchor.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }
}
