package dev.rescind.chassis.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file as a form of a browser sends it: with a name, and a type that says nothing.
 *
 * @param body what is sent
 */
public record FileForm(byte[] body) {

  private static final String BOUNDARY = "a-boundary-that-no-file-has";

  /** A file alone. */
  public static FileForm of(String name, byte[] content) {
    return of(name, content, "");
  }

  /** A file, and a note unless it is empty. */
  public static FileForm of(String name, byte[] content, String note) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (!note.isEmpty()) {
      body.writeBytes(part("Content-Disposition: form-data; name=\"note\"\r\n\r\n" + note));
      body.writeBytes(bytes("\r\n"));
    }
    body.writeBytes(
        part(
            "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n"
                .formatted(name)));
    body.writeBytes(content);
    body.writeBytes(bytes("\r\n"));
    body.writeBytes(end());
    return new FileForm(body.toByteArray());
  }

  /** A form without a file. */
  public static FileForm ofNothing() {
    return new FileForm(end());
  }

  /** The header that tells where its parts end. */
  public String contentType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  private static byte[] part(String head) {
    return bytes("--" + BOUNDARY + "\r\n" + head);
  }

  private static byte[] end() {
    return bytes("--" + BOUNDARY + "--\r\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
