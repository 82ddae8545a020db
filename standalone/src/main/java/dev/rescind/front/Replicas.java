package dev.rescind.front;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The replicas of one service; looked up anew with every connection, since they come and go. */
final class Replicas {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String service;
  private final Directory directory;
  private final AtomicInteger turn = new AtomicInteger();

  Replicas(String service, Directory directory) {
    this.service = service;
    this.directory = directory;
  }

  /** Knows where the replicas are at the moment, always in the same order. */
  interface Directory {
    List<InetSocketAddress> replicas() throws IOException;
  }

  /** Those that a name server has under one name. */
  static Replicas named(String name, int port) {
    return new Replicas(
        name,
        () ->
            // Name servers shuffle their answers, and then a turn would be no turn.
            Arrays.stream(InetAddress.getAllByName(name))
                .sorted(Comparator.comparing(InetAddress::getHostAddress))
                .map(address -> new InetSocketAddress(address, port))
                .toList());
  }

  /**
   * Connects to the replica whose turn it is, or to the next one that takes connections.
   *
   * @throws IOException if there is none
   */
  Socket connect() throws IOException {
    List<InetSocketAddress> all = directory.replicas();
    int first = turn.getAndIncrement();
    IOException nobody = new IOException("nobody answers for " + service);
    for (int i = 0; i < all.size(); i++) {
      Socket socket = new Socket();
      try {
        socket.connect(all.get(Math.floorMod(first + i, all.size())), (int) PATIENCE.toMillis());
        socket.setTcpNoDelay(true);
        return socket;
      } catch (IOException e) {
        socket.close();
        nobody.addSuppressed(e);
      }
    }
    throw nobody;
  }

  @Override
  public String toString() {
    return service;
  }
}
