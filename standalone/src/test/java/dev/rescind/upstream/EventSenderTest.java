package dev.rescind.upstream;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class EventSenderTest {

  @Test
  void saysThatNoBrokerAnswers() throws IOException {
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "localhost:" + mute.getLocalPort();

      assertThatExceptionOfType(SendingFailedException.class)
          .isThrownBy(() -> EventSender.connect(address, "/import/test").close())
          .withMessage("no Kafka broker answers at " + address + "; is the system up?");
    }
  }

  @Test
  void saysWhatIsWrongWithAnAddressThatIsNone() {
    assertThatExceptionOfType(SendingFailedException.class)
        .isThrownBy(() -> EventSender.connect("no address", "/import/test").close())
        .withMessageStartingWith("cannot connect to Kafka: ")
        .withMessageContaining("no address");
  }
}
