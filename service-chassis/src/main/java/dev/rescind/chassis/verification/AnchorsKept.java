package dev.rescind.chassis.verification;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.AnchorFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** By position; the last of them is, unless anchors know of more, the database's own. */
  List<Placed> all(Scope scope) {
    LinkedHashSet<Placed> all = new LinkedHashSet<>();
    all.add(
        new Placed(
            Anchor.of(service, scope.head(), clock.instant()), "the publisher's own position"));
    scope.anchors().forEach(anchor -> all.add(new Placed(anchor, "the anchor handed in")));
    file.read().forEach(anchor -> all.add(new Placed(anchor, "the anchor in the file")));
    topic.read(
        record -> {
          Anchor anchor = read(record);
          if (anchor != null) {
            all.add(new Placed(anchor, "the anchor on the topic"));
          }
        });
    List<Placed> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingLong(placed -> placed.anchor().position()));
    return sorted;
  }

  private @Nullable Anchor read(ConsumerRecord<byte[], byte[]> record) {
    boolean isOurs = record.key() != null && service.equals(TopicReader.text(record.key()));
    return isOurs && record.value() != null ? Anchor.parse(record.value()) : null;
  }
}
