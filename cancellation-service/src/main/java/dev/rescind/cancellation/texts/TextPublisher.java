package dev.rescind.cancellation.texts;

import dev.rescind.chassis.eventstore.UnitsOfWork;
import dev.rescind.chassis.failures.Causes;
import dev.rescind.chassis.time.Doorbell;
import dev.rescind.chassis.topics.TopicIds;
import dev.rescind.events.Topic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Puts texts, and their erasure, on the topic {@code texts}: when they are committed, and every
 * second what is left. Beside the publisher of events, because what that one sends is kept for
 * ever. A text may be published twice, which a compacted topic does not mind.
 */
@Component
class TextPublisher implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TextPublisher.class);
  private static final int BATCH = 200;
  private static final long IDLE_MILLIS = 1_000;

  private final UnpublishedTexts texts;
  private final TextOutlet outlet;
  private final TopicIds topics;
  private final UnitsOfWork units;
  private final Doorbell doorbell = new Doorbell();
  private volatile boolean running;
  private @Nullable Thread thread;
  private boolean isFailing;

  TextPublisher(UnpublishedTexts texts, TextOutlet outlet, TopicIds topics, UnitsOfWork units) {
    this.texts = texts;
    this.outlet = outlet;
    this.topics = topics;
    this.units = units;
  }

  /** Publishes as soon as the running transaction has committed; at once where none runs. */
  void wakeAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      doorbell.ring();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            doorbell.ring();
          }
        });
  }

  @Override
  public void start() {
    running = true;
    thread =
        Thread.ofPlatform().name(Topic.TEXTS.writer() + "-texts").start(this::publishUntilStopped);
  }

  private void publishUntilStopped() {
    try {
      while (running) {
        if (!isMoreLeft()) {
          doorbell.rest(IDLE_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isMoreLeft() {
    try {
      int published = units.call(this::publishSome);
      isFailing = false;
      return published == BATCH;
    } catch (RuntimeException e) {
      if (!isFailing && running) {
        log.warn("Texts are published later: {}", Causes.inShort(e));
      }
      isFailing = true;
      return false;
    }
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

  @Override
  public void stop() {
    running = false;
    doorbell.ring();
    outlet.close();
    try {
      if (thread != null) {
        thread.join(15_000);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outlet.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After the topics are there, and long before the database goes. */
  @Override
  public int getPhase() {
    return 500;
  }
}
