package dev.rescind.cancellation.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a0000, image/png",
    "89504e470d0a1a, application/octet-stream",
    "ffd8ffe000, image/jpeg",
    "ffd8, application/octet-stream",
    "255044462d312e37, application/pdf",
    "25504446, text/plain",
    "4d5a9000, application/octet-stream",
    "504b0304ff, application/octet-stream",
    "68c3a4, text/plain",
    "68c3, application/octet-stream",
    "f09f9880, text/plain",
    "f09f98, application/octet-stream",
    "c0af, application/octet-stream",
    "6100, application/octet-stream",
    "611b5b, application/octet-stream",
    "610d0a09, text/plain",
  })
  void goesByTheContent(String hex, String type) {
    assertThat(found(HexFormat.of().parseHex(hex), 1 << 10)).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7})
  void readsTheSameInWhateverPieces(int piece) {
    byte[] text = "Grüße, 内容, 😀\n".getBytes(StandardCharsets.UTF_8);
    byte[] picture = HexFormat.of().parseHex("89504e470d0a1a0a0000ff");

    assertThat(found(text, piece)).isEqualTo("text/plain");
    assertThat(found(picture, piece)).isEqualTo("image/png");
  }

  @Test
  void whatTurnsBinaryLateIsNoText() {
    byte[] late = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    late[99_999] = 0;

    assertThat(found(late, 4_096)).isEqualTo(MediaTypes.UNKNOWN);
  }

  @Test
  void nothingIsNothing() {
    assertThat(new MediaTypes().found()).isEqualTo(MediaTypes.UNKNOWN);
  }

  private static String found(byte[] content, int piece) {
    MediaTypes types = new MediaTypes();
    for (int from = 0; from < content.length; from += piece) {
      int length = Math.min(piece, content.length - from);
      byte[] part = new byte[piece];
      System.arraycopy(content, from, part, 0, length);
      types.read(part, length);
    }
    return types.found();
  }
}
