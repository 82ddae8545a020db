package dev.rescind.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The ten consecutive TCP ports of one instance, all on the loopback interface. The services come
 * first, in the order in which they are listed.
 *
 * @param base the first port; 1 to 65526
 */
record Ports(int base) {

  /** How many services fit in before the ports of the infrastructure begin. */
  static final int SERVICES = 5;

  private static final int COUNT = 10;
  private static final int LAST = 65_535;

  /**
   * @throws Refusal if the ten ports do not fit into the range of TCP ports
   */
  Ports {
    if (base < 1 || base > LAST - COUNT + 1) {
      throw Refusal.misuse("--port must be between 1 and " + (LAST - COUNT + 1) + ", not " + base);
    }
  }

  /** Ten that nobody holds, below the range from which clients are given theirs. */
  static Ports free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      Ports ports = new Ports(10_000 + COUNT * ThreadLocalRandom.current().nextInt(2_000));
      if (ports.areFree()) {
        return ports;
      }
    }
    throw Refusal.because("no ten consecutive ports are free");
  }

  private boolean areFree() {
    try {
      for (int port = base; port < base + COUNT; port++) {
        requireFree(port, "one of ten");
      }
      return true;
    } catch (Refusal taken) {
      return false;
    }
  }

  int service(int index) {
    if (index < 0 || index >= SERVICES) {
      throw new IndexOutOfBoundsException("there are ports for " + SERVICES + " services");
    }
    return base + index;
  }

  int mailPage() {
    return base + 5;
  }

  int smtp() {
    return base + 6;
  }

  int broker() {
    return base + 7;
  }

  int controller() {
    return base + 8;
  }

  int database() {
    return base + 9;
  }

  /**
   * Finds out early that a port is taken, when it can still be said who wanted it.
   *
   * @throws Refusal if the port cannot be bound on the loopback interface
   */
  static void requireFree(int port, String wantedBy) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw Refusal.because(
          "port %d is in use, and %s wants it (choose other ports with --port)"
              .formatted(port, wantedBy),
          taken);
    }
  }
}
