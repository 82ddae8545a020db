package dev.rescind.chassis.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * What the hash of a stored event covers: all of its row but its position, which the chain over all
 * events covers. The layout is written down in decision 0020; the database function {@code
 * event_hash} has the same.
 *
 * @param sequence its place in the stream, from 0
 * @param streamType null counts as empty
 * @param recordedAt as it is stored: UTC, RFC 3339
 */
@SuppressWarnings("ArrayRecordComponent") // Carried as they are, never compared or changed.
public record SealedEvent(
    String streamId,
    long sequence,
    @Nullable String streamType,
    String eventId,
    String type,
    String version,
    String recordedAt,
    byte[] metadata,
    byte[] payload) {

  /** The hash of this event behind the one with the given hash. */
  public Hash hash(Hash previous) {
    MessageDigest digest = Hash.digest();
    digest.update(previous.bytes());
    add(digest, streamId);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).flip());
    add(digest, streamType == null ? "" : streamType);
    add(digest, eventId);
    add(digest, type);
    add(digest, version);
    add(digest, recordedAt);
    add(digest, metadata);
    add(digest, payload);
    return Hash.of(digest);
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }
}
