package dev.rescind.front;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Replicas that say who they are. */
class FrontTest {

  private final List<AutoCloseable> open = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  @Test
  void replicasTakeTurns() throws Exception {
    int front = front(replica("one"), replica("two"));

    assertThat(List.of(ask(front), ask(front), ask(front), ask(front)))
        .containsExactly(
            "one, you said hello", "two, you said hello",
            "one, you said hello", "two, you said hello");
  }

  @Test
  void aDeadReplicaIsPassedOver() throws Exception {
    int front = front(dead(), replica("two"));

    assertThat(List.of(ask(front), ask(front))).containsOnly("two, you said hello");
  }

  @Test
  void whereNobodyAnswersTheConnectionEnds() throws Exception {
    int front = front(dead());

    assertThat(ask(front)).isEmpty();
  }

  @Test
  void aRouteOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> Front.main("8080"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("PORT=HOST:PORT");
  }

  private InetSocketAddress replica(String name) throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    open.add(server);
    Thread.ofVirtual().start(() -> answer(server, name));
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** A port that was somebody's a moment ago. */
  private static InetSocketAddress dead() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }
  }

  private static void answer(ServerSocket server, String name) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        String said = new String(client.getInputStream().readAllBytes(), UTF_8);
        client.getOutputStream().write((name + ", you said " + said).getBytes(UTF_8));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private int front(InetSocketAddress... replicas) throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Front front = new Front(listening, new Replicas("service", () -> List.of(replicas)));
    open.add(front);
    Thread.ofVirtual().start(front::serve);
    return listening.getLocalPort();
  }

  private static String ask(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write("hello".getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
