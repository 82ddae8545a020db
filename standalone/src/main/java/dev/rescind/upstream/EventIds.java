package dev.rescind.upstream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that depend on nothing but the source and the row, so that what is imported twice is the same
 * twice and counts once.
 *
 * @param source the name of the source; other sources have other ids
 */
public record EventIds(String source) {

  /** A UUID of version 8 (RFC 9562): 122 bits of SHA-256 over source, row and purpose. */
  public UUID of(String row, String purpose) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(source + '\0' + row + '\0' + purpose));
    long high = (hash.getLong() & ~0xF000L) | 0x8000L;
    long low = (hash.getLong() & ~0xC000000000000000L) | 0x8000000000000000L;
    return new UUID(high, low);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
