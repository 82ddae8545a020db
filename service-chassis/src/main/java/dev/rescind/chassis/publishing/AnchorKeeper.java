package dev.rescind.chassis.publishing;

import dev.rescind.chassis.proof.Anchor;
import dev.rescind.chassis.proof.AnchorFile;
import dev.rescind.chassis.proof.Chain;
import dev.rescind.chassis.topics.TopicIds;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts down outside the database, now and then, what the chain has come to: in a file where a
 * directory is given, and on a topic. An anchor that cannot be written holds nothing up; the next
 * one says the same and more.
 */
final class AnchorKeeper {

  private static final Logger log = LoggerFactory.getLogger(AnchorKeeper.class);

  private final String service;
  private final AnchorFile file;
  private final TopicIds topics;
  private final Duration every;
  private final Clock clock;
  private long keptPosition;
  private long keptNanos;

  /**
   * @param every how long events may be without an anchor
   */
  AnchorKeeper(String service, AnchorFile file, TopicIds topics, Duration every, Clock clock) {
    this.service = service;
    this.file = file;
    this.topics = topics;
    this.every = every;
    this.clock = clock;
    this.keptNanos = System.nanoTime() - every.toNanos();
  }

  /** Keeps an anchor if it is time for one and the chain has grown. */
  void keep(Chain chain, KafkaOutlet outlet) {
    if (System.nanoTime() - keptNanos >= every.toNanos()) {
      keepNow(chain, outlet);
    }
  }

  /** Keeps an anchor if the chain has grown. */
  void keepNow(Chain chain, KafkaOutlet outlet) {
    if (chain.position() <= keptPosition) {
      return;
    }
    Anchor anchor = Anchor.of(service, chain, clock.instant());
    write(anchor);
    // A producer waits for a topic that is not there, and the events would wait with it.
    if (topics.id(Anchor.TOPIC).isPresent()) {
      outlet.mention(
          new ProducerRecord<>(
              Anchor.TOPIC, service, anchor.line().getBytes(StandardCharsets.UTF_8)));
    }
    keptPosition = chain.position();
    keptNanos = System.nanoTime();
  }

  /** The topic with the anchors may have been lost as well: the next look keeps one anew. */
  void beginAnew() {
    keptPosition = 0;
  }

  private void write(Anchor anchor) {
    try {
      file.add(anchor);
    } catch (UncheckedIOException e) {
      log.warn("The anchor at {} is not in its file", anchor.position(), e);
    }
  }
}
