package dev.rescind.cancellation.disputes;

import dev.rescind.cancellation.disputes.EvidenceStore.Content;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ByteArrayResource;

/** Files to be stored. */
final class AFile {

  private AFile() {}

  static Content saying(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Content(digest(bytes), bytes.length, new ByteArrayResource(bytes));
  }

  static Digest digest(byte[] bytes) {
    try {
      return new Digest(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
