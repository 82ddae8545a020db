package dev.rescind.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ten consecutive ports that nobody holds, below the range from which clients are given theirs. */
final class FreePorts {

  private FreePorts() {}

  static Ports ten() {
    for (int attempt = 0; attempt < 100; attempt++) {
      Ports ports = new Ports(10_000 + 10 * ThreadLocalRandom.current().nextInt(2_000));
      if (allFree(ports)) {
        return ports;
      }
    }
    throw new IllegalStateException("no ten consecutive ports are free");
  }

  private static boolean allFree(Ports ports) {
    for (int port = ports.base(); port <= ports.database(); port++) {
      try {
        Ports.requireFree(port, "a test");
      } catch (Refusal taken) {
        return false;
      }
    }
    return true;
  }

  /** Holds a port until it is closed. */
  static ServerSocket hold(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
