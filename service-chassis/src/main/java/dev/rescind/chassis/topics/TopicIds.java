package dev.rescind.chassis.topics;

import java.util.Optional;

/**
 * The broker's ids of topics. A topic that was deleted and created anew has its name and another
 * id, and nothing that is known of its offsets holds any more.
 */
public interface TopicIds {

  /** The id as it was at the last look, at most a few seconds ago; none while nothing is known. */
  Optional<String> id(String topic);
}
