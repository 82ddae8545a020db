package dev.rescind.chassis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** A broker of its own that can be taken away and given back: clients reach it by a proxy alone. */
public final class BrokerBehindProxy implements AutoCloseable {

  private final ServerSocket front;
  private final int brokerPort;
  private final EmbeddedKafkaKraftBroker broker;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean away;

  /** Starts broker and proxy. */
  public BrokerBehindProxy() {
    try {
      front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.brokerProperties(
        Map.of(
            "advertised.listeners",
            "EXTERNAL://localhost:" + front.getLocalPort(),
            "group.initial.rebalance.delay.ms",
            "0",
            "auto.create.topics.enable",
            "false"));
    broker.afterPropertiesSet();
    String address = broker.getBrokersAsString();
    brokerPort = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  public String bootstrapServers() {
    return "localhost:" + front.getLocalPort();
  }

  /** Cuts every connection and takes no new one. */
  public void takeAway() {
    away = true;
    open.forEach(BrokerBehindProxy::cut);
  }

  public void giveBack() {
    away = false;
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        connect(front.accept());
      } catch (IOException e) {
        if (!front.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** A client that is not let through tries again. */
  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
      pump(client, server);
      pump(server, client);
    } catch (IOException e) {
      cut(client);
    }
    // Asked last, so that none slips in while the others are cut.
    if (away) {
      open.forEach(BrokerBehindProxy::cut);
    }
  }

  private void pump(Socket from, Socket to) {
    open.add(from);
    Thread.ofVirtual()
        .start(() -> {
          try (from;
              to) {
            from.getInputStream().transferTo(to.getOutputStream());
          } catch (IOException e) {
            cut(to);
          } finally {
            open.remove(from);
          }
        });
  }

  private static void cut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    broker.destroy();
    cut(front);
  }

  private static void cut(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
