package dev.rescind.cancellation.disputes;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells what a file is from its content, however it is named: PNG, JPEG and PDF by how they begin,
 * plain text by being UTF-8 without control characters from the first byte to the last. It is told
 * in pieces as it is read, in order.
 */
final class MediaTypes {

  /** What is none of them. */
  static final String UNKNOWN = "application/octet-stream";

  static final String TEXT = "text/plain";

  /** PNG specification section 5.2, JPEG's SOI marker and the next, ISO 32000-1 section 7.5.2. */
  private static final Map<String, byte[]> BEGINNINGS =
      Map.of(
          "image/png", HexFormat.of().parseHex("89504e470d0a1a0a"),
          "image/jpeg", HexFormat.of().parseHex("ffd8ff"),
          "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII));

  private static final int LONGEST = 8;
  private static final int LONGEST_CHARACTER = 4;

  private final byte[] head = new byte[LONGEST];
  private int headLength;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private ByteBuffer undecoded = ByteBuffer.allocate(0);
  private boolean isText = true;

  /** The next piece. */
  void read(byte[] piece, int length) {
    int wanted = Math.min(LONGEST - headLength, length);
    System.arraycopy(piece, 0, head, headLength, wanted);
    headLength += wanted;
    if (isText) {
      isText = decode(piece, length);
    }
  }

  private boolean decode(byte[] piece, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(undecoded.remaining() + length);
    bytes.put(undecoded).put(piece, 0, length).flip();
    CharBuffer characters = CharBuffer.allocate(bytes.remaining());
    boolean wrong = decoder.decode(bytes, characters, false).isError();
    undecoded = bytes.slice();
    characters.flip();
    return !wrong
        && undecoded.remaining() < LONGEST_CHARACTER
        && characters.chars().allMatch(MediaTypes::isPrinted);
  }

  private static boolean isPrinted(int character) {
    return !Character.isISOControl(character)
        || character == '\n'
        || character == '\r'
        || character == '\t'
        || character == '\f';
  }

  /** What it is, once all of it was read. */
  String found() {
    return BEGINNINGS.entrySet().stream()
        .filter(known -> beginsWith(known.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> isText && !undecoded.hasRemaining() && headLength > 0 ? TEXT : UNKNOWN);
  }

  private boolean beginsWith(byte[] beginning) {
    return headLength >= beginning.length
        && Arrays.equals(head, 0, beginning.length, beginning, 0, beginning.length);
  }
}
