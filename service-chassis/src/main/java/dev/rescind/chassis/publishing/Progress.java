package dev.rescind.chassis.publishing;

import dev.rescind.chassis.proof.Chain;
import org.jspecify.annotations.Nullable;

/**
 * How far the publisher has come.
 *
 * @param position up to which everything is on the topic
 * @param chain over everything that was ever published; stays where it is when the topic is
 *     published to anew
 * @param topicId the broker's id of the topic that was published to; absent before the first time
 */
record Progress(long position, Chain chain, @Nullable String topicId) {

  /** After sending this event. */
  Progress after(StoredEvent event) {
    boolean isNew = event.position() > chain.position();
    return new Progress(
        event.position(), isNew ? chain.with(event.position(), event.hash()) : chain, topicId);
  }

  Progress on(@Nullable String topic) {
    return new Progress(position, chain, topic);
  }

  /** Before the first event, on the topic that has this id. */
  Progress fromTheStart(@Nullable String topic) {
    return new Progress(0, chain, topic);
  }
}
