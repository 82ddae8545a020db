package dev.rescind.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How the broker is set up: one node that is broker and controller, on the loopback interface,
 * small enough to share a process with the services.
 *
 * @param log where its data is kept
 */
record BrokerSettings(int node, int port, int controllerPort, Path log) {

  static final String CONTROLLER = "CONTROLLER";

  Map<String, Object> all() {
    Map<String, Object> settings = new HashMap<>(identity());
    settings.putAll(singleReplica());
    settings.putAll(modestSize());
    return settings;
  }

  private Map<String, Object> identity() {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", node),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort)),
        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("controller.listener.names", CONTROLLER),
        Map.entry("controller.quorum.voters", node + "@127.0.0.1:" + controllerPort),
        Map.entry("log.dirs", log.toString()),
        Map.entry("auto.create.topics.enable", false),
        Map.entry("controlled.shutdown.enable", true),
        // After a kill the controller waits this long before it lets the broker register again.
        Map.entry("broker.session.timeout.ms", 3_000),
        Map.entry("broker.heartbeat.interval.ms", 500));
  }

  private static Map<String, Object> singleReplica() {
    return Map.of(
        "default.replication.factor", 1,
        "offsets.topic.replication.factor", (short) 1,
        "transaction.state.log.replication.factor", (short) 1,
        "transaction.state.log.min.isr", 1,
        "share.coordinator.state.topic.replication.factor", (short) 1,
        "share.coordinator.state.topic.min.isr", (short) 1,
        // One member per group: there is nobody to wait for.
        "group.initial.rebalance.delay.ms", 0);
  }

  /**
   * The defaults are for a machine of its own: 50 partitions per internal topic, 128 MB for
   * cleaning.
   */
  private static Map<String, Object> modestSize() {
    return Map.of(
        "offsets.topic.num.partitions", 4,
        "transaction.state.log.num.partitions", 4,
        "share.coordinator.state.topic.num.partitions", 4,
        "num.network.threads", 2,
        "num.io.threads", 4,
        "background.threads", 2,
        "log.cleaner.dedupe.buffer.size", 8L * 1024 * 1024);
  }
}
