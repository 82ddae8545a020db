package dev.rescind.front;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes connections on a port and hands each to a replica, in turn; one that is dead is passed
 * over. The addresses that people and programs know stay the same, however many replicas there are.
 */
public final class Front implements AutoCloseable {

  private final ServerSocket listening;
  private final Replicas replicas;

  Front(ServerSocket listening, Replicas replicas) {
    this.listening = listening;
    this.replicas = replicas;
  }

  /**
   * Stands before one service for each argument.
   *
   * @param routes each as {@code PORT=HOST:PORT}; the first is listened on, on every interface
   * @throws IllegalArgumentException if one has another form
   * @throws IOException if a port cannot be listened on
   */
  public static void main(String... routes) throws IOException {
    // A replica that is gone, or new, is known within a second.
    Security.setProperty("networkaddress.cache.ttl", "1");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    List<Front> fronts = new ArrayList<>();
    for (String route : routes) {
      fronts.add(of(route));
    }
    for (Front front : fronts) {
      Thread.ofPlatform().name(front.replicas.toString()).start(front::serve);
    }
  }

  private static Front of(String route) throws IOException {
    String[] parts = route.split("[=:]", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("PORT=HOST:PORT was expected, not " + route);
    }
    ServerSocket listening = new ServerSocket();
    listening.bind(new InetSocketAddress(Integer.parseInt(parts[0])));
    return new Front(listening, Replicas.named(parts[1], Integer.parseInt(parts[2])));
  }

  /** Serves until closed. */
  void serve() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        Thread.ofVirtual().start(() -> pass(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          System.Logger.Level level = System.Logger.Level.WARNING;
          System.getLogger("front").log(level, "a connection was not taken: " + e);
        }
      }
    }
  }

  private void pass(Socket client) {
    try (client;
        Socket replica = replicas.connect()) {
      client.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> copy(replica, client));
      copy(client, replica);
      back.join();
    } catch (IOException e) {
      System.getLogger("front").log(System.Logger.Level.WARNING, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one side has said all; a side that breaks off takes the other with it. */
  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException broken) {
      System.getLogger("front").log(System.Logger.Level.DEBUG, "broken off", broken);
      abandon(from);
      abandon(to);
    }
  }

  private static void abandon(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      System.getLogger("front").log(System.Logger.Level.DEBUG, "was closed", e);
    }
  }

  /** Takes no new connection; those that are open go on. */
  @Override
  public void close() throws IOException {
    listening.close();
  }
}
