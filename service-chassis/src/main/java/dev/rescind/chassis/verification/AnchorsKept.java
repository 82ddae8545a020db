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

  /**
   * What there is.
   *
   * @param anchors by position; what is kept in several places is named by one of them
   * @param broken what should be an anchor and is none; the others count all the same
   */
  record All(List<Placed> anchors, List<Finding> broken) {}

  All all(Scope scope) {
    Map<Chain, Placed> all = new HashMap<>();
    List<Finding> broken = new ArrayList<>();
    scope.anchors().forEach(anchor -> add(anchor, "the anchor handed in", all));
    AnchorFile.Content content = file.read();
    content.anchors().forEach(anchor -> add(anchor, "the anchor in the file", all));
    content
        .broken()
        .forEach(line -> broken.add(noAnchor("line %d of the file of anchors".formatted(line))));
    topic.read(record -> {
      if (isOurs(record)) {
        Anchor.find(record.value())
            .ifPresentOrElse(
                anchor -> add(anchor, "the anchor on the topic", all),
                () -> broken.add(noAnchor(place(record))));
      }
    });
    return new All(sorted(all, scope), broken);
  }

  private List<Placed> sorted(Map<Chain, Placed> all, Scope scope) {
    List<Placed> sorted = new ArrayList<>(all.values());
    Anchor own = Anchor.of(service, scope.head(), clock.instant());
    sorted.add(new Placed(own, "the publisher's own position"));
    sorted.sort(Comparator.comparingLong(placed -> placed.anchor().position()));
    return sorted;
  }

  private static void add(Anchor anchor, String where, Map<Chain, Placed> all) {
    all.putIfAbsent(anchor.chain(), new Placed(anchor, where));
  }

  private boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
    return record.key() != null
        && record.value() != null
        && service.equals(TopicReader.text(record.key()));
  }

  private String place(ConsumerRecord<byte[], byte[]> record) {
    return "%s-%d@%d of the topic".formatted(record.topic(), record.partition(), record.offset());
  }

  private static Finding noAnchor(String where) {
    return Finding.of(where + " is no anchor: cut off by a crash, or spoilt; the others count");
  }
}
