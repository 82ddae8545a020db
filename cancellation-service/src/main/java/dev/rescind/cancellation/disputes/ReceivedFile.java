package dev.rescind.cancellation.disputes;

import dev.rescind.chassis.web.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file as it came in. What it is was judged by its content.
 *
 * @param mediaType one of {@link MediaTypes}
 * @param fileName as the sender calls it, without folders
 * @param note what the sender says to it
 */
record ReceivedFile(
    EvidenceStore.Content content, String mediaType, String fileName, @Nullable String note) {

  private static final int PIECE = 16 * 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NOTE = 2_000;

  /** What makes one request the same as another. */
  record Fingerprint(String sha256, String fileName, @Nullable String note) {}

  Fingerprint fingerprint() {
    return new Fingerprint(content.digest().hex(), fileName, note);
  }

  /**
   * Reads it through once, piece by piece.
   *
   * @throws ProblemException 400 if there is none, it is empty, or the note is too long
   */
  static ReceivedFile of(@Nullable MultipartFile file, @Nullable String note) {
    if (file == null) {
      throw ProblemException.invalid("file", "is required, as a part of multipart/form-data");
    }
    if (file.isEmpty()) {
      throw ProblemException.invalid("file", "must not be empty");
    }
    if (note != null && note.length() > LONGEST_NOTE) {
      throw ProblemException.invalid("note", "must have at most " + LONGEST_NOTE + " characters");
    }
    return read(file, note == null || note.isBlank() ? null : note);
  }

  private static ReceivedFile read(MultipartFile file, @Nullable String note) {
    MediaTypes type = new MediaTypes();
    long bytes = 0;
    try (InputStream in = file.getInputStream()) {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        sha256.update(piece, 0, length);
        type.read(piece, length);
        bytes += length;
      }
      Digest digest = new Digest(HexFormat.of().formatHex(sha256.digest()));
      return new ReceivedFile(
          new EvidenceStore.Content(digest, bytes, file),
          type.found(),
          name(file.getOriginalFilename()),
          note);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The last part of what may be a path, without what could confuse a reader or a header. */
  private static String name(@Nullable String sent) {
    String plain = sent == null ? "" : sent.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\"]", "");
    String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    String shown = last.isBlank() || last.matches("\\.+") ? "file" : last.strip();
    return shown.length() <= LONGEST_NAME ? shown : shown.substring(shown.length() - LONGEST_NAME);
  }
}
