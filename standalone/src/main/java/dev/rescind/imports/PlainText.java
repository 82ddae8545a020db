package dev.rescind.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** The text of a file in UTF-8 without its wrappings: gzip and a byte order mark. */
final class PlainText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int GZIP_FIRST_BYTE = 0x1f;
  private static final int GZIP_SECOND_BYTE = 0x8b;

  private PlainText() {}

  /** Reads the text; bytes that are no UTF-8 are an error there and not a question mark. */
  static Reader of(InputStream file) throws IOException {
    return withoutByteOrderMark(
        new InputStreamReader(plain(file), StandardCharsets.UTF_8.newDecoder()));
  }

  private static InputStream plain(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == GZIP_FIRST_BYTE && buffered.read() == GZIP_SECOND_BYTE;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }

  private static Reader withoutByteOrderMark(Reader text) throws IOException {
    PushbackReader rest = new PushbackReader(text);
    int first = rest.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      rest.unread(first);
    }
    return rest;
  }
}
