package dev.rescind.chassis.publishing;

import dev.rescind.chassis.topics.TopicIds;
import java.time.Duration;
import java.util.Optional;

/**
 * Where events go.
 *
 * @param anchors keeps anchors of what was published
 * @param content looks at what the topic holds
 * @param ids the topics as the broker knows them
 * @param grace how long readers have to notice that the topic was lost
 */
record Destination(
    KafkaOutlet outlet, AnchorKeeper anchors, LostTopic content, TopicIds ids, Duration grace) {

  /** The id of the topic now; none while it is not known. */
  Optional<String> topicId() {
    return ids.id(outlet.topic());
  }

  /** Forgets what is only true of the topic that was lost. */
  void beginAnew() {
    outlet.beginAnew();
    anchors.beginAnew();
  }
}
