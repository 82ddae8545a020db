package dev.rescind.chassis.proof;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * The chain over all events of a store, in the order of their positions. One value stands for
 * everything up to a position: no event can be changed, removed, moved or slipped in without it.
 *
 * @param position up to which events are in it
 * @param count how many they are
 * @param hash the running hash: of the one before, the position and the event's hash
 */
public record Chain(long position, long count, Hash hash) {

  /** No events yet. */
  public static final Chain EMPTY = new Chain(0, 0, Hash.NONE);

  /**
   * The chain with one event more.
   *
   * @throws IllegalArgumentException if the position is not behind this chain's
   */
  public Chain with(long next, Hash event) {
    if (next <= position) {
      throw new IllegalArgumentException("position " + next + " is not behind " + position);
    }
    MessageDigest digest = Hash.digest();
    digest.update(hash.bytes());
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(next).flip());
    digest.update(event.bytes());
    return new Chain(next, count + 1, Hash.of(digest));
  }
}
