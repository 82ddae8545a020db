package dev.rescind.cancellation.withdrawals;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What stands in a link: 256 random bits. Whoever has it may act, so it is nowhere kept. */
record LinkToken(String value) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static LinkToken random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** By which it is found again. */
  byte[] hash() {
    return sha256(value);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Nothing that a log could give away. */
  @Override
  public String toString() {
    return "LinkToken";
  }
}
