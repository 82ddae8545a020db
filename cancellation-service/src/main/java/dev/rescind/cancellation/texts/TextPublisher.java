package dev.rescind.cancellation.texts;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.time.Worker;
import dev.rescind.chassis.topics.TopicIds;
import dev.rescind.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts texts, and their erasure, on the topic {@code texts}: when they are committed, and every
 * second what is left. Beside the publisher of events, because what that one sends is kept for
 * ever. A text may be published twice, which a compacted topic does not mind.
 */
@Component
class TextPublisher extends Worker {

  private static final int BATCH = 200;

  private final UnpublishedTexts texts;
  private final TextOutlet outlet;
  private final TopicIds topics;
  private final UnitsOfWork units;

  TextPublisher(UnpublishedTexts texts, TextOutlet outlet, TopicIds topics, UnitsOfWork units) {
    super(Topic.TEXTS.writer() + "-texts");
    this.texts = texts;
    this.outlet = outlet;
    this.topics = topics;
    this.units = units;
  }

  /** Publishes as soon as the running transaction has committed; at once where none runs. */
  void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      wake();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            wake();
          }
        });
  }

  @Override
  protected Duration work() {
    return units.call(this::publishSome) == BATCH ? Duration.ZERO : IDLE;
  }

  /** A topic that is not there is not written to: the broker might make one that keeps it all. */
  private int publishSome() {
    Optional<String> topic = topics.id(Topic.TEXTS.topicName());
    if (topic.isEmpty() || !texts.claim()) {
      return 0;
    }
    texts.meet(topic.get());
    List<TextRevision> next = texts.next(BATCH);
    if (!next.isEmpty()) {
      outlet.send(next);
      texts.published(next);
    }
    return next.size();
  }

  /** A broker that does not answer holds no stop up. */
  @Override
  protected void hurry() {
    outlet.close();
  }

  @Override
  public void stop() {
    super.stop();
    outlet.close();
  }
}
