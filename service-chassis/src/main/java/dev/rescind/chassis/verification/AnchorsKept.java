package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.AnchorFile;
import dev.rescind.chassis.proof.Chain;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** All anchors there are of a service: on the topic, in the file, handed in, and the database's. */
final class AnchorsKept {

  private final String service;
  private final TopicReader topic;
  private final AnchorFile file;
  private final Clock clock;

  AnchorsKept(String service, TopicReader topic, AnchorFile file, Clock clock) {
    this.service = service;
    this.topic = topic;
    this.file = file;
    this.clock = clock;
  }

  /**
   * An anchor and where it was found.
   *
   * @param where such as {@code the anchor in the file}
   */
  record Placed(Anchor anchor, String where) {}

  /** By position; what is kept in several places is named by one of them. */
  List<Placed> all(Scope scope) {
    Map<Chain, Placed> all = new HashMap<>();
    scope.anchors().forEach(anchor -> add(anchor, "the anchor handed in", all));
    file.read().forEach(anchor -> add(anchor, "the anchor in the file", all));
    topic.read(record -> {
      Anchor anchor = read(record);
      if (anchor != null) {
        add(anchor, "the anchor on the topic", all);
      }
    });
    List<Placed> sorted = new ArrayList<>(all.values());
    Anchor own = Anchor.of(service, scope.head(), clock.instant());
    sorted.add(new Placed(own, "the publisher's own position"));
    sorted.sort(Comparator.comparingLong(placed -> placed.anchor().position()));
    return sorted;
  }

  private static void add(Anchor anchor, String where, Map<Chain, Placed> all) {
    all.putIfAbsent(anchor.chain(), new Placed(anchor, where));
  }

  private @Nullable Anchor read(ConsumerRecord<byte[], byte[]> record) {
    boolean isOurs = record.key() != null && service.equals(TopicReader.text(record.key()));
    return isOurs && record.value() != null ? Anchor.parse(record.value()) : null;
  }
}
