package dev.rescind.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for tests. */
final class FreePorts {

  private FreePorts() {}

  static Ports ten() {
    return Ports.free();
  }

  /** Holds a port until it is closed. */
  static ServerSocket hold(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
